import { v7 as newId } from 'uuid';
import type { Customer } from '../customers/customer-at.ts';
import type { RowForm, Value } from './row-form.ts';

/** Rows with ids in the order of time, all created at this moment. */
export function toRows({ toRow }: RowForm, customers: readonly Customer[]): (readonly Value[])[] {
  const now = Date.now();
  return customers.map((customer) => toRow(customer, newId(), now));
}
