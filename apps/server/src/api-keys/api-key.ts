import { hash, randomBytes } from 'node:crypto';
import type { NewApiKey } from './api-key-store.ts';

/** The purpose of a key, visible in its first characters: tests or real customers. */
type ApiKeyKind = 'test' | 'live';

/** Creates a key: a recognizable prefix and 192 random bits. */
export function generateApiKey(kind: ApiKeyKind = 'test'): string {
  return `sk_${kind}_${randomBytes(24).toString('hex')}`;
}

/**
 * The SHA-256 of a key, in hexadecimal digits; the key itself is not stored. A fast hash is enough, since keys are long
 * and random: there is no dictionary to try.
 */
export function hashApiKey(key: string): string {
  return hash('sha256', key, 'hex');
}

/** Whether a text can be a key: at least 16 visible ASCII characters, so that it fits into a header unchanged. */
export function isUsableApiKey(text: string): boolean {
  return /^[!-~]{16,}$/.test(text);
}

/** A key in the form in which it is stored. */
export function toNewApiKey(id: string, key: string, label: string | null): NewApiKey {
  return { id, hash: hashApiKey(key), prefix: recognizablePart(key), label };
}

const PREFIX_LENGTH_MAX = 12;

/** The first characters of a key, to recognize it in a list; never more than a quarter, so that the rest stays long. */
function recognizablePart(key: string): string {
  return key.slice(0, Math.min(PREFIX_LENGTH_MAX, Math.floor(key.length / 4)));
}

/** Id and name of the only tenant in a single-tenant setup. */
export const defaultTenantId = 'default';
