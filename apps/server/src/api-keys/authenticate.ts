import { timingSafeEqual } from 'node:crypto';
import type { Services } from '../services.js';
import { hashApiKey } from './hash-api-key.js';

/**
 * The tenant that a key belongs to; `undefined` for an unknown key.
 *
 * What the database compares is the hash, which a guesser cannot steer byte by byte, so the time of its look-up says
 * nothing of any key; the decision itself is made in constant time.
 */
export async function authenticate(services: Pick<Services, 'apiKeys'>, key: string): Promise<string | undefined> {
  const hash = hashApiKey(key);
  const stored = await services.apiKeys.findByHash(hash);
  if (stored === undefined) return undefined;
  return timingSafeEqual(Buffer.from(stored.hash), Buffer.from(hash)) ? stored.tenantId : undefined;
}
