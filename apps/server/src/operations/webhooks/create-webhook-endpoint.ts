import { createEndpoint } from '../../events/change-endpoint.ts';
import { basePath, type Operation } from '../operation.ts';
import { toApiEndpointWithSecret } from './webhook-codec.ts';

export const createWebhookEndpoint: Operation<'createWebhookEndpoint'> = async ({ tenantId, body }, services) => {
  const endpoint = await createEndpoint(services, tenantId, body);
  return {
    status: 201,
    message: 'Webhook Endpoint Created',
    headers: { Location: `${basePath}/webhook_endpoints/${endpoint.id}` },
    data: toApiEndpointWithSecret(endpoint),
  };
};
