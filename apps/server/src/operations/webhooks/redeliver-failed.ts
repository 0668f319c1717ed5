import { redeliverMissed } from '../../events/redeliver.ts';
import type { Operation } from '../operation.ts';

export const redeliverFailed: Operation<'redeliverFailed', 'since'> = async ({ tenantId, path, query }, services) => {
  const since = query.since === undefined ? undefined : new Date(query.since);
  const count = await redeliverMissed(services, tenantId, path.endpoint_id, since);
  return { status: 202, message: 'Webhook Deliveries Queued', data: { count } };
};
