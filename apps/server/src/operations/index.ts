import { archiveCustomer } from './archive-customer.ts';
import { bulkCreateCustomers } from './bulk-create-customers.ts';
import { checkActiveSubscription } from './check-active-subscription.ts';
import { createCustomer } from './create-customer.ts';
import { deleteCustomer } from './delete-customer.ts';
import { getCustomer } from './get-customer.ts';
import { getCustomerDetails } from './get-customer-details.ts';
import { listCustomers } from './list-customers.ts';
import type { Operations } from './operation.ts';
import { unarchiveCustomer } from './unarchive-customer.ts';
import { updateCustomer } from './update-customer.ts';
import { uploadCustomersCsv } from './upload-customers-csv.ts';
import { createWebhookEndpoint } from './webhooks/create-webhook-endpoint.ts';
import { deleteWebhookEndpoint } from './webhooks/delete-webhook-endpoint.ts';
import { getWebhookDelivery } from './webhooks/get-webhook-delivery.ts';
import { getWebhookEndpoint } from './webhooks/get-webhook-endpoint.ts';
import { listWebhookDeliveries } from './webhooks/list-webhook-deliveries.ts';
import { listWebhookEndpoints } from './webhooks/list-webhook-endpoints.ts';
import { redeliverFailed } from './webhooks/redeliver-failed.ts';
import { redeliverWebhook } from './webhooks/redeliver-webhook.ts';
import { rotateWebhookSecret } from './webhooks/rotate-webhook-secret.ts';
import { sendTestEvent } from './webhooks/send-test-event.ts';
import { updateWebhookEndpoint } from './webhooks/update-webhook-endpoint.ts';

/** Every operation of the document; without one of them, this does not compile. */
export const operations: Operations = {
  bulkCreateCustomers,
  uploadCustomersCsv,
  createCustomer,
  listCustomers,
  getCustomer,
  updateCustomer,
  deleteCustomer,
  archiveCustomer,
  unarchiveCustomer,
  getCustomerDetails,
  checkActiveSubscription,
  createWebhookEndpoint,
  listWebhookEndpoints,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecret,
  sendTestEvent,
  redeliverFailed,
  listWebhookDeliveries,
  getWebhookDelivery,
  redeliverWebhook,
};
