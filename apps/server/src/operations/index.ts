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
};
