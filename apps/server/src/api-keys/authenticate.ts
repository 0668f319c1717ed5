import { timingSafeEqual } from 'node:crypto';
import type { Services } from '../services.ts';
import type { ActiveApiKey } from './api-key-store.ts';
import { hashApiKey } from './hash-api-key.ts';

/**
 * What is stored of a key that somebody presents; `undefined` for one that is unknown or revoked. Asked anew for each
 * request, so that a key is of no use from the moment in which it is revoked, on every process.
 *
 * What the database compares is the hash, which a guesser cannot steer byte by byte, so the time of its look-up says
 * nothing of any key; the decision itself is made in constant time.
 */
export async function authenticate(
  services: Pick<Services, 'apiKeys'>,
  key: string,
): Promise<ActiveApiKey | undefined> {
  const hash = hashApiKey(key);
  const stored = await services.apiKeys.findByHash(hash);
  if (stored === undefined) return undefined;
  return timingSafeEqual(Buffer.from(stored.hash), Buffer.from(hash)) ? stored : undefined;
}
