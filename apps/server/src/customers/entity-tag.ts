import { hash } from 'node:crypto';
import { preconditionFailed } from '../core/errors.ts';
import type { CustomerRecord } from './customer.ts';

/** 132 bits, so that no two states get the same tag by chance. */
const TAG_CHARACTERS = 22;

/**
 * The entity tag of a customer, with its quotation marks. It depends only on the stored state, so both databases and all
 * versions of the server give the same one. Every change of the customer changes it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3
 */
export function entityTagOf(record: CustomerRecord): string {
  const state = JSON.stringify(withSortedNames(record));
  return `"${hash('sha256', state, 'base64url').slice(0, TAG_CHARACTERS)}"`;
}

/**
 * A copy whose names are sorted at every level: the order of fields depends on the history of the customer, and is no
 * part of the state. A loop and no replacer of `JSON.stringify`, since every read of a customer pays for it.
 */
function withSortedNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(withSortedNames);
  // Without a prototype, the name __proto__ is one like any other.
  const sorted: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(value).sort()) sorted[name] = withSortedNames((value as typeof sorted)[name]);
  return sorted;
}

/**
 * Refuses to change a customer that is in another state than the request expects.
 *
 * @param ifMatch an `If-Match` header: `*`, or tags in quotation marks. A `W/` before a tag means nothing. Without the
 *   header, any state is expected.
 * @throws DomainError `precondition_failed`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1
 */
export function requireMatch(current: CustomerRecord, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return;
  const expected: readonly string[] = ifMatch.match(/"[^"]*"/g) ?? [];
  if (!expected.includes(entityTagOf(current))) throw preconditionFailed();
}
