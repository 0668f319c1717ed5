import { randomBytes } from 'node:crypto';

/** Makes a new key: a recognisable prefix and 192 random bits. */
export function generateApiKey(): string {
  return `sk_test_${randomBytes(24).toString('hex')}`;
}
