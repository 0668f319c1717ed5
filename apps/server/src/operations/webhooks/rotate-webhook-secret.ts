import { rotateSecret } from '../../events/change-endpoint.ts';
import type { Operation } from '../operation.ts';
import { toApiEndpointWithSecret } from './webhook-codec.ts';

export const rotateWebhookSecret: Operation<'rotateWebhookSecret', 'overlap_seconds'> = async (
  { tenantId, path, query },
  services,
) => {
  const endpoint = await rotateSecret(services, tenantId, path.endpoint_id, query.overlap_seconds);
  return { status: 200, message: 'Webhook Secret Rotated', data: toApiEndpointWithSecret(endpoint) };
};
