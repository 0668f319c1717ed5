import type { RequestBody } from '../operations.ts';

/**
 * How to read a file of customers: the fields of an upload's form beside the file, as the document describes them. Without
 * options, it has the columns, encoding and formats of the API.
 */
export type CustomerFileOptions = Readonly<Omit<RequestBody<'uploadCustomersCsv'>, 'csv' | 'file'>>;

export type CustomerFileOptionName = keyof CustomerFileOptions;
