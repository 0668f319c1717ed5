import { createHash, randomBytes } from 'node:crypto';
import type { Services } from '../services.ts';
import type { NewApiKey } from './api-key-store.ts';

/** What a key is for, to be seen from its first characters: trying things out, or real customers. */
export type ApiKeyKind = 'test' | 'live';

/** Makes a new key: a recognisable beginning and 192 random bits. */
export function generateApiKey(kind: ApiKeyKind = 'test'): string {
  return `sk_${kind}_${randomBytes(24).toString('hex')}`;
}

/**
 * The SHA-256 of a key, in hexadecimal: all that is stored of it. A fast hash is enough, since keys are random and
 * long; there is no dictionary to try.
 */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}

/** Whether a text can serve as a key: at least 16 visible ASCII characters, so that it fits into a header unchanged. */
export function isUsableApiKey(text: string): boolean {
  return /^[!-~]{16,}$/.test(text);
}

/** What is stored of a key that is not stored yet. */
export function toNewApiKey({ newId }: Pick<Services, 'newId'>, key: string, label: string | null): NewApiKey {
  return { id: newId(), hash: hashApiKey(key), prefix: recognizablePart(key), label };
}

const PREFIX_LENGTH_MAX = 12;

/** How a key begins: enough to tell it from others in a list, and never more than a quarter, so that the rest stays long. */
export function recognizablePart(key: string): string {
  return key.slice(0, Math.min(PREFIX_LENGTH_MAX, Math.floor(key.length / 4)));
}

/** The tenant of a server that nobody has set up for several; also its name. */
export const defaultTenantId = 'default';
