import { preconditionFailed } from '../core/errors.ts';
import type { CustomerRecord } from './customer.ts';

/**
 * The entity tag of a customer, with its quotation marks. The id and the time of the last change name one state, since
 * every change makes that time later. So both databases and all versions of the server give the same tag.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3
 */
export function entityTagOf({ id, updated_at }: Pick<CustomerRecord, 'id' | 'updated_at'>): string {
  return `"${id}-${updated_at.getTime()}"`;
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
