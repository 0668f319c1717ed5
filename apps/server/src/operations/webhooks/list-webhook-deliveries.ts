import { type DeliveryQuery, listDeliveries } from '../../events/list-deliveries.ts';
import type { Operation } from '../operation.ts';
import { toApiDelivery } from './webhook-codec.ts';

export const listWebhookDeliveries: Operation<'listWebhookDeliveries', keyof DeliveryQuery> = async (
  { tenantId, query },
  services,
) => {
  const { records, nextCursor } = await listDeliveries(services, tenantId, query);
  return {
    status: 200,
    message: 'Webhook Deliveries Fetched',
    meta: { next_cursor: nextCursor },
    data: records.map(toApiDelivery),
  };
};
