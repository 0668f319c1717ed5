import type { Customer } from '@rollcall/client';
import { stringify } from 'csv-stringify/sync';
import { oneLine, writeJson, writeResult } from '../core/output.ts';
import { table } from '../core/table.ts';
import { columnNames, fieldNames } from '../input/columns.ts';

/** The format of the output; a table by default. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Prints a list of customers. */
export async function writeCustomers(customers: readonly Customer[], { json, csv }: OutputOptions): Promise<void> {
  if (json) return writeJson(customers);
  if (csv) return writeResult(`${csvHeader()}${customers.map(csvLine).join('')}`);
  await writeResult(table([HEADING, ...customers.map(toLine)]));
}

/**
 * Prints one customer with all its fields.
 *
 * @param etag its entity tag, which JSON and CSV have no place for.
 */
export async function writeCustomer(customer: Customer, options: OutputOptions, etag?: string | null): Promise<void> {
  if (options.json) return writeJson(customer);
  if (options.csv) return writeCustomers([customer], options);
  const entries = Object.entries({ ...customer, etag: etag ?? null }).filter(([, value]) => isSet(value));
  const width = Math.max(...entries.map(([name]) => name.length));
  await writeResult(entries.map(([name, value]) => `${name.padEnd(width)}  ${oneLine(textOf(value))}\n`).join(''));
}

const HEADING = ['KEY', 'TYPE', 'NAME', 'EMAIL', 'CREATED', 'ARCHIVED'];

function toLine(customer: Customer): string[] {
  const { customer_key, customer_type, display_name, primary_email, created_at, archived_at } = customer;
  return [customer_key, customer_type, display_name ?? '', primary_email, dayOf(created_at), dayOf(archived_at)];
}

function dayOf(time: string | null | undefined): string {
  return time?.slice(0, 10) ?? '';
}

/** Unset fields are left out: they would fill the screen. */
function isSet(value: unknown): boolean {
  if (value === null || value === '' || value === false) return false;
  return typeof value !== 'object' || Object.keys(value as object).length > 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The header of a CSV of customers: the columns that an import reads. */
export function csvHeader(): string {
  return stringify([[...columnNames]]);
}

/** A customer as a row of CSV. */
export function csvLine(customer: Customer): string {
  const values: Readonly<Record<string, unknown>> = { ...customer };
  return stringify([columnNames.map((name) => values[name] ?? '')], {
    quoted_match: /[\r\n]/,
    cast: { boolean: String },
  });
}

/** The fields of a customer that are set but have no column. */
export function lostInCsv(customer: Customer): string[] {
  const values: Readonly<Record<string, unknown>> = { ...customer };
  return fieldNames.filter(
    (name) => !columnNames.includes(name) && !isEmpty(values[name]) && !isDerived(name, customer),
  );
}

/** `email_addresses` adds nothing if it holds only `primary_email`. */
function isDerived(name: string, { email_addresses, primary_email }: Customer): boolean {
  return name === 'email_addresses' && email_addresses.length === 1 && email_addresses[0]?.email === primary_email;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || Object.values(value).every((inner) => inner === null);
}
