import { getEndpoint } from '../../events/change-endpoint.ts';
import type { Operation } from '../operation.ts';
import { toApiEndpoint } from './webhook-codec.ts';

export const getWebhookEndpoint: Operation<'getWebhookEndpoint'> = async ({ tenantId, path }, services) => {
  const endpoint = await getEndpoint(services, tenantId, path.endpoint_id);
  return { status: 200, message: 'Webhook Endpoint Retrieved', data: toApiEndpoint(endpoint) };
};
