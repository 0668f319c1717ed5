import { timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { hashApiKey } from './api-key.ts';
import type { ActiveApiKey, ApiKeyStore } from './api-key-store.ts';

/**
 * Finds the key that a caller sent; `undefined` if it is unknown or revoked. Looked up for each request, so that a
 * revoked key is refused at once, by every process.
 *
 * The database compares hashes, which a guesser cannot choose byte by byte, so the time of the look-up reveals nothing
 * about any key. The decision itself takes constant time.
 */
export async function authenticate(
  { apiKeys }: { readonly apiKeys: ApiKeyStore },
  key: string,
): Promise<ActiveApiKey | undefined> {
  const hash = hashApiKey(key);
  const stored = await apiKeys.findByHash(hash);
  if (stored === undefined) return undefined;
  return timingSafeEqual(Buffer.from(stored.hash), Buffer.from(hash)) ? stored : undefined;
}

/** Precision of the last use of a key, in milliseconds: one minute. */
const USE_PRECISION_MS = 60_000;

/**
 * Records the use of a key, at most once a minute over all processes. It runs in the background; a failure is logged, and
 * the request continues.
 */
export function recordUse({ apiKeys, keyUses, logger, now }: RecordUseDeps, { id, lastUsedAt }: ActiveApiKey): void {
  const usedAt = now();
  const knownUse = Math.max(lastUsedAt?.getTime() ?? 0, keyUses.get(id) ?? 0);
  const unlessSince = new Date(usedAt.getTime() - USE_PRECISION_MS);
  if (knownUse > unlessSince.getTime()) return;
  keyUses.set(id, usedAt.getTime());
  apiKeys.recordUse(id, usedAt, unlessSince).catch((error: unknown) => {
    logger.warn({ err: error, key_id: id }, 'the use of a key was not recorded');
  });
}

interface RecordUseDeps {
  readonly apiKeys: ApiKeyStore;
  /** The last recorded use by this process, by the id of the key, in milliseconds since 1970. */
  readonly keyUses: Map<string, number>;
  readonly logger: Logger;
  readonly now: () => Date;
}
