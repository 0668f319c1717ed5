import { timingSafeEqual } from 'node:crypto';
import type { Services } from '../services.ts';
import { hashApiKey } from './api-key.ts';
import type { ActiveApiKey } from './api-key-store.ts';

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

/** How exactly the last use of a key is known, in milliseconds: to the minute. */
export const USE_PRECISION_MS = 60_000;

/**
 * Remembers that a key was used, with one write a minute at most, over all processes. Nobody waits for it, and where it
 * fails there is a line in the log: no request is worth less for it.
 */
export function recordUse(
  { apiKeys, keyUses, logger, now }: Pick<Services, 'apiKeys' | 'keyUses' | 'logger' | 'now'>,
  { id, lastUsedAt }: ActiveApiKey,
): void {
  const usedAt = now();
  const knownUse = Math.max(lastUsedAt?.getTime() ?? 0, keyUses.get(id) ?? 0);
  const unlessSince = new Date(usedAt.getTime() - USE_PRECISION_MS);
  if (knownUse > unlessSince.getTime()) return;
  keyUses.set(id, usedAt.getTime());
  apiKeys.recordUse(id, usedAt, unlessSince).catch((error: unknown) => {
    logger.warn({ err: error, key_id: id }, 'the use of a key was not recorded');
  });
}
