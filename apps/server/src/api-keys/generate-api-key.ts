import { randomBytes } from 'node:crypto';

/** What a key is for, to be seen from its first characters: trying things out, or real customers. */
export type ApiKeyKind = 'test' | 'live';

/** Makes a new key: a recognisable beginning and 192 random bits. */
export function generateApiKey(kind: ApiKeyKind = 'test'): string {
  return `sk_${kind}_${randomBytes(24).toString('hex')}`;
}
