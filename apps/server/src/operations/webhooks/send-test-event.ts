import { sendTest } from '../../events/redeliver.ts';
import type { Operation } from '../operation.ts';
import { toApiDelivery } from './webhook-codec.ts';

export const sendTestEvent: Operation<'sendTestEvent', 'type'> = async ({ tenantId, path, query }, services) => {
  const delivery = await sendTest(services, tenantId, path.endpoint_id, query.type);
  return { status: 202, message: 'Webhook Delivery Queued', data: toApiDelivery(delivery) };
};
