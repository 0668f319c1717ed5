import type { Customer } from '@rollcall/client';
import { stringify } from 'csv-stringify/sync';
import { columnNames, fieldNames } from '../input/column-names.ts';

/** The first line of a CSV of customers: the columns that an import takes. */
export function csvHeader(): string {
  return stringify([[...columnNames]]);
}

/** A customer as a line of CSV. */
export function csvLine(customer: Customer): string {
  const values: Readonly<Record<string, unknown>> = customer;
  return stringify([columnNames.map((name) => values[name] ?? '')], { quoted_match: /[\r\n]/ });
}

/** `email_addresses` says no more than `primary_email` as long as it holds that one alone. */
export function lostInCsv(customer: Customer): string[] {
  const values: Readonly<Record<string, unknown>> = customer;
  return fieldNames.filter(
    (name) => !columnNames.includes(name) && !isEmpty(values[name]) && !isDerived(name, customer),
  );
}

function isDerived(name: string, { email_addresses, primary_email }: Customer): boolean {
  return name === 'email_addresses' && email_addresses.length === 1 && email_addresses[0]?.email === primary_email;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || Object.values(value).every((inner) => inner === null);
}
