import { redeliver } from '../../events/redeliver.ts';
import type { Operation } from '../operation.ts';
import { toApiDelivery } from './webhook-codec.ts';

export const redeliverWebhook: Operation<'redeliverWebhook'> = async ({ tenantId, path }, services) => {
  const delivery = await redeliver(services, tenantId, path.delivery_id);
  return { status: 202, message: 'Webhook Delivery Queued', data: toApiDelivery(delivery) };
};
