import { textTrimmer } from '@rollcall/contract/csv';
import { CsvColumns } from '@rollcall/contract/customer-file';
import { documentSchemas } from '../../document/fields.ts';

/** The columns that a file of customers may have. */
export const customerColumns = new CsvColumns(documentSchemas);

/** The same for a file whose columns are not known yet. */
export const columnsOfAnyFile = new CsvColumns(documentSchemas, []);

/** Trims as the API does, since white space around an email address is valid. Changes the customer itself. */
export const trimCustomer = textTrimmer(documentSchemas, 'CustomerCreate');
