import type { Request } from 'express';
import { authenticate } from '../api-keys/authenticate.js';
import { DomainError } from '../domain-error.js';
import type { Services } from '../services.js';

/**
 * The tenant whose key the request carries. Decided by the headers alone, before anything of the body is read.
 *
 * @throws DomainError `api_key_missing`, `api_key_invalid`.
 */
export async function authenticateRequest(services: Pick<Services, 'apiKeys'>, req: Request): Promise<string> {
  const key = req.get('x-api-key');
  if (key === undefined || key === '') throw new DomainError('api_key_missing', 'The x-api-key header is missing');
  const tenantId = await authenticate(services, key);
  if (tenantId === undefined) throw new DomainError('api_key_invalid', 'The API key is not valid');
  return tenantId;
}
