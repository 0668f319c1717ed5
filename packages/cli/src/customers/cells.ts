import type { Customer } from '@rollcall/client';
import { customerColumns, fieldNames } from '../input/columns.ts';

/** The cells of a customer in the columns that an import reads. Lists and objects are JSON. */
export function cellsOf(customer: Partial<Customer>): string[] {
  const values: Readonly<Record<string, unknown>> = { ...customer };
  return fieldNames.map((name) => (customerColumns.isStructured(name) ? jsonCell(values[name]) : textOf(values[name])));
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function jsonCell(value: unknown): string {
  const isEmpty = value === null || value === undefined || Object.keys(value as object).length === 0;
  return isEmpty ? '' : JSON.stringify(value);
}
