import type { Customer } from '@rollcall/client';
import { csvHeader, csvLine } from './customer-csv.ts';
import { oneLine } from './one-line.ts';
import { table } from './table.ts';
import { writeJson, writeResult } from './write-result.ts';

/** In which form customers are shown; as a table for people unless an option is given. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Shows several customers. */
export async function writeCustomers(customers: readonly Customer[], { json, csv }: OutputOptions): Promise<void> {
  if (json) return writeJson(customers);
  if (csv) return writeResult(`${csvHeader()}${customers.map(csvLine).join('')}`);
  await writeResult(table([HEADING, ...customers.map(toLine)]));
}

/** Shows one customer, with everything that it has. */
export async function writeCustomer(customer: Customer, options: OutputOptions): Promise<void> {
  if (options.json) return writeJson(customer);
  if (options.csv) return writeCustomers([customer], options);
  const entries = Object.entries(customer).filter(([, value]) => isTold(value));
  const width = Math.max(...entries.map(([name]) => name.length));
  await writeResult(entries.map(([name, value]) => `${name.padEnd(width)}  ${oneLine(textOf(value))}\n`).join(''));
}

const HEADING = ['KEY', 'TYPE', 'NAME', 'EMAIL', 'CREATED', 'ARCHIVED'];

function toLine({
  customer_key,
  customer_type,
  display_name,
  primary_email,
  created_at,
  archived_at,
}: Customer): string[] {
  return [customer_key, customer_type, display_name ?? '', primary_email, dayOf(created_at), dayOf(archived_at)];
}

function dayOf(time: string | null | undefined): string {
  return time?.slice(0, 10) ?? '';
}

/** Unset fields would fill the screen. */
function isTold(value: unknown): boolean {
  return value !== null && (typeof value !== 'object' || Object.keys(value).length > 0);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
