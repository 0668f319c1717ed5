import {
  CsvColumns,
  type CustomerFile,
  type CustomerFileLimits,
  type CustomerFileOptions,
  openCustomerFile,
} from '@rollcall/contract/customer-file';
import { documentSchemas } from '../../document/fields.ts';

/** The columns that a file of customers may have. */
export const customerColumns = new CsvColumns(documentSchemas);

/** Keeps a quotation mark that is never closed from reading the rest of a large file into memory. */
export const FILE_LIMITS: CustomerFileLimits = { rowCharactersMax: 4 * 1_048_576, columnsMax: 10_000 };

/** Opens a file at its first row. @throws {CustomerFileError} if it cannot be read. */
export function openFile(
  file: Blob,
  options: CustomerFileOptions,
  columns: CsvColumns = customerColumns,
): Promise<CustomerFile> {
  return openCustomerFile(file.stream(), columns, options, FILE_LIMITS);
}
