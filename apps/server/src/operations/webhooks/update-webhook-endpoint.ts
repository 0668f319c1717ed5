import { updateEndpoint } from '../../events/change-endpoint.ts';
import type { Operation } from '../operation.ts';
import { toApiEndpoint } from './webhook-codec.ts';

export const updateWebhookEndpoint: Operation<'updateWebhookEndpoint'> = async ({ tenantId, path, body }, services) => {
  const endpoint = await updateEndpoint(services, tenantId, path.endpoint_id, body);
  return { status: 200, message: 'Webhook Endpoint Updated', data: toApiEndpoint(endpoint) };
};
