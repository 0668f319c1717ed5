import type { ExistingCustomer } from '@rollcall/contract';
import type { Conflict } from '../../customers/customer-store.ts';
import type { CustomerRow } from './tables.ts';

/** What has to be known of a stored customer to say that a new one is in conflict with it. */
export type TakenRow = UniqueRow & Pick<CustomerRow, 'archived_at'>;

/** What has to be known of a new customer to say so. */
export type UniqueRow = Pick<CustomerRow, 'id' | 'customer_key' | 'email_folded'>;

/** No more of a row than that: the whole of it would be in memory until the database has answered. */
export function toUniqueRow({ id, customer_key, email_folded }: CustomerRow): UniqueRow {
  return { id, customer_key, email_folded };
}

/**
 * The conflicts of a row with stored ones, that of the key first.
 *
 * @param counts whether a stored row was there before this one.
 */
export function findConflicts(
  row: UniqueRow,
  taken: readonly TakenRow[],
  counts: (other: TakenRow) => boolean = () => true,
): Conflict[] {
  const others = taken.filter((other) => other.id !== row.id && counts(other));
  const byKey = others.find((other) => other.customer_key === row.customer_key);
  const byEmail = others.find((other) => other.email_folded === row.email_folded);
  return [
    ...(byKey ? [{ field: 'customer_key', existing: toExistingCustomer(byKey) } as const] : []),
    ...(byEmail ? [{ field: 'primary_email', existing: toExistingCustomer(byEmail) } as const] : []),
  ];
}

function toExistingCustomer({ id, customer_key, archived_at }: TakenRow): ExistingCustomer {
  return { id, customer_key, archived: archived_at !== null };
}
