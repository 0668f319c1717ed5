import type { Customer } from '@rollcall/client';
import { csvLine } from '@rollcall/contract/customer-file';
import { oneLine, writeJson, writeResult } from '../core/output.ts';
import { table } from '../core/table.ts';
import { fieldNames } from '../input/columns.ts';
import { cellsOf } from './cells.ts';

/** The format of the output; a table by default. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Prints a list of customers. */
export async function writeCustomers(customers: readonly Customer[], { json, csv }: OutputOptions): Promise<void> {
  if (json) return writeJson(customers);
  if (csv) return writeResult(`${csvHeader()}${customers.map((customer) => csvLine(cellsOf(customer))).join('')}`);
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
function csvHeader(): string {
  return csvLine(fieldNames);
}
