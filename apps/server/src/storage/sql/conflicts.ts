import type { ExistingCustomer } from '@rollcall/contract';
import type { Conflict } from '../../customers/customer-store.ts';
import type { CustomerRow } from './tables.ts';

/** The columns of a new customer that decide whether it is in conflict. */
export type UniqueRow = Pick<CustomerRow, 'id' | 'customer_key' | 'email_folded'>;

/** Drops the other columns, which would otherwise stay in memory until the database has responded. */
export function toUniqueRow({ id, customer_key, email_folded }: CustomerRow): UniqueRow {
  return { id, customer_key, email_folded };
}

/** The columns of a stored customer that are read to report a conflict with it. */
export const conflictColumns = ['id', 'customer_key', 'email_folded', 'archived_at'] as const;

export type ConflictingRow = Pick<CustomerRow, (typeof conflictColumns)[number]>;

/**
 * The conflicts of a row with stored ones, `customer_key` before `primary_email`.
 *
 * @param isEarlier whether a stored row was there before this one; the others are not in conflict with it.
 */
export function findConflicts(
  row: UniqueRow,
  stored: readonly ConflictingRow[],
  isEarlier: (other: ConflictingRow) => boolean = () => true,
): Conflict[] {
  const others = stored.filter((other) => other.id !== row.id && isEarlier(other));
  const byKey = others.find((other) => other.customer_key === row.customer_key);
  const byEmail = others.find((other) => other.email_folded === row.email_folded);
  return [
    ...(byKey ? [{ field: 'customer_key', existing: toExistingCustomer(byKey) } as const] : []),
    ...(byEmail ? [{ field: 'primary_email', existing: toExistingCustomer(byEmail) } as const] : []),
  ];
}

function toExistingCustomer({ id, customer_key, archived_at }: ConflictingRow): ExistingCustomer {
  return { id, customer_key, archived: archived_at !== null };
}
