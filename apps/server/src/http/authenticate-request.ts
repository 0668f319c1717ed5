import type { Request } from 'express';
import type { ActiveApiKey } from '../api-keys/api-key-store.ts';
import { authenticate } from '../api-keys/authenticate.ts';
import { recordUse } from '../api-keys/record-use.ts';
import { DomainError } from '../domain-error.ts';
import { rateLimited } from '../rate-limits/rate-limited.ts';
import { countAgainst } from '../rate-limits/rate-limits.ts';
import type { Services } from '../services.ts';
import { networkOf } from './network-of.ts';

/**
 * The key that the request carries. Decided by the headers alone, before anything of the body is read.
 *
 * @throws DomainError `api_key_missing`, `api_key_invalid`, `rate_limited`: of a key that has used up its quota, and of
 * any key, right or wrong, from where too many wrong ones have come.
 */
export async function authenticateRequest(
  services: Pick<Services, 'apiKeys' | 'keyUses' | 'logger' | 'now' | 'rateLimits'>,
  req: Request,
): Promise<ActiveApiKey> {
  const { rateLimits, logger } = services;
  const presented = req.get('x-api-key');
  if (presented === undefined || presented === '') {
    throw new DomainError('api_key_missing', 'The x-api-key header is missing');
  }
  const tooManyWrong = rateLimits?.wrongKeys.exceeded(networkOf(req));
  if (tooManyWrong !== undefined) throw rateLimited(tooManyWrong);
  const key = await authenticate(services, presented);
  if (key === undefined) {
    if (rateLimits !== undefined) await countAgainst(rateLimits.wrongKeys, networkOf(req), logger);
    throw new DomainError('api_key_invalid', 'The API key is not valid');
  }
  if (rateLimits !== undefined) await countAgainst(rateLimits.requests, key.id, logger);
  recordUse(services, key);
  return key;
}
