import type { Services } from '../services.ts';
import type { NewApiKey } from './api-key-store.ts';
import { hashApiKey } from './hash-api-key.ts';

/** What is stored of a key that is not stored yet. */
export function toNewApiKey({ newId }: Pick<Services, 'newId'>, key: string, label: string | null): NewApiKey {
  return { id: newId(), hash: hashApiKey(key), prefix: recognizablePart(key), label };
}

const PREFIX_LENGTH_MAX = 12;

/** How a key begins: enough to tell it from others in a list, and never more than a quarter, so that the rest stays long. */
export function recognizablePart(key: string): string {
  return key.slice(0, Math.min(PREFIX_LENGTH_MAX, Math.floor(key.length / 4)));
}
