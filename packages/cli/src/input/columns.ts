import { CsvColumns } from '@rollcall/contract/csv';
import document from '@rollcall/contract/document.json' with { type: 'json' };

/** The columns that a CSV file may have. */
export const customerColumns = new CsvColumns(document.components.schemas);

/** The same, for rows that change existing customers: only their key is required. */
export const columnsToUpdate = new CsvColumns(document.components.schemas, ['customer_key']);

/** All fields that a new customer can have. */
export const fieldNames: readonly string[] = customerColumns.names;

/** The fields that have a column of their name. Those with several values hold JSON. */
export const columnNames: readonly string[] = customerColumns.names;
