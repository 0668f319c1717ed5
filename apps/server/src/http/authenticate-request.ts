import type { Request } from 'express';
import type { ActiveApiKey } from '../api-keys/api-key-store.js';
import { authenticate } from '../api-keys/authenticate.js';
import { recordUse } from '../api-keys/record-use.js';
import { DomainError } from '../domain-error.js';
import type { Services } from '../services.js';

/**
 * The key that the request carries. Decided by the headers alone, before anything of the body is read.
 *
 * @throws DomainError `api_key_missing`, `api_key_invalid`.
 */
export async function authenticateRequest(
  services: Pick<Services, 'apiKeys' | 'keyUses' | 'logger' | 'now'>,
  req: Request,
): Promise<ActiveApiKey> {
  const presented = req.get('x-api-key');
  if (presented === undefined || presented === '') {
    throw new DomainError('api_key_missing', 'The x-api-key header is missing');
  }
  const key = await authenticate(services, presented);
  if (key === undefined) throw new DomainError('api_key_invalid', 'The API key is not valid');
  recordUse(services, key);
  return key;
}
