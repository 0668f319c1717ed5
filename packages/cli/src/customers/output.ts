import type { Customer } from '@rollcall/client';
import { csvLine } from '@rollcall/contract/customer-file';
import { fields } from '../core/fields.ts';
import { writeJson, writeResult } from '../core/output.ts';
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
  await writeResult(fields({ ...customer, etag: etag ?? null }));
}

const HEADING = ['KEY', 'TYPE', 'NAME', 'EMAIL', 'CREATED', 'ARCHIVED'];

function toLine(customer: Customer): string[] {
  const { customer_key, customer_type, display_name, primary_email, created_at, archived_at } = customer;
  return [customer_key, customer_type, display_name ?? '', primary_email, dayOf(created_at), dayOf(archived_at)];
}

function dayOf(time: string | null | undefined): string {
  return time?.slice(0, 10) ?? '';
}

/** The header of a CSV of customers: the columns that an import reads. */
function csvHeader(): string {
  return csvLine(fieldNames);
}
