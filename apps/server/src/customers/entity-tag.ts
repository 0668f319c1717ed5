import { createHash } from 'node:crypto';
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
  const state = JSON.stringify(record, withSortedNames);
  return `"${createHash('sha256').update(state).digest('base64url').slice(0, TAG_CHARACTERS)}"`;
}

/** The order of fields depends on the history of the customer; it is no part of the state. */
function withSortedNames(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
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
