import type { Operation } from '../operation.ts';
import { toApiEndpoint } from './webhook-codec.ts';

export const listWebhookEndpoints: Operation<'listWebhookEndpoints'> = async ({ tenantId }, { webhooks }) => {
  const endpoints = await webhooks.listEndpoints(tenantId);
  return { status: 200, message: 'Webhook Endpoints Fetched', data: endpoints.map(toApiEndpoint) };
};
