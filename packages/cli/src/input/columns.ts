import { CsvColumns } from '@rollcall/contract/csv';
import document from '@rollcall/contract/document.json' with { type: 'json' };

/** The columns that a CSV file may have. */
export const customerColumns = new CsvColumns(document.components.schemas);

/** The same, for rows that change existing customers: only their key is required. */
export const columnsToUpdate = new CsvColumns(document.components.schemas, ['customer_key']);

/** All fields that a new customer can have, each in a column of its name. Those with several values hold JSON. */
export const fieldNames: readonly string[] = customerColumns.names;

/** The fields that only the API sets, and that every customer of it has. */
export const readOnlyNames: readonly string[] = customerColumns.readOnlyNames;

/** Whether an object has every one of these names. */
export function hasAll(object: object, names: readonly string[]): boolean {
  return names.every((name) => Object.hasOwn(object, name));
}
