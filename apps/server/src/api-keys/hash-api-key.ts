import { createHash } from 'node:crypto';

/**
 * The SHA-256 of a key, in hexadecimal: all that is stored of it. A fast hash is enough, since keys are random and
 * long; there is no dictionary to try.
 */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}
