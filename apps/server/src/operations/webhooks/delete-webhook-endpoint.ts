import { deleteEndpoint } from '../../events/change-endpoint.ts';
import type { Operation } from '../operation.ts';

export const deleteWebhookEndpoint: Operation<'deleteWebhookEndpoint'> = async ({ tenantId, path }, services) => {
  await deleteEndpoint(services, tenantId, path.endpoint_id);
  return { status: 200, message: 'Webhook Endpoint Deleted', data: { deleted: true, id: path.endpoint_id } };
};
