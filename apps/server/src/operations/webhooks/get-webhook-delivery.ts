import { getDelivery } from '../../events/redeliver.ts';
import type { Operation } from '../operation.ts';
import { toApiDeliveryDetails } from './webhook-codec.ts';

export const getWebhookDelivery: Operation<'getWebhookDelivery'> = async ({ tenantId, path }, services) => {
  const details = await getDelivery(services, tenantId, path.delivery_id);
  return { status: 200, message: 'Webhook Delivery Retrieved', data: toApiDeliveryDetails(details) };
};
