import type { Customer } from '@rollcall/client';
import { stringify } from 'csv-stringify/sync';
import { oneLine, writeJson, writeResult } from '../core/output.ts';
import { columnNames, fieldNames } from '../input/columns.ts';

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

/** Wider cells are cut. */
const WIDTH_MAX = 40;

/** Lays rows out in columns; the first row is the heading. */
function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cut(oneLine(cell))));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function cut(cell: string): string {
  return cell.length > WIDTH_MAX ? `${cell.slice(0, WIDTH_MAX - 1)}…` : cell;
}
