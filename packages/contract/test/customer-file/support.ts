import { readFileSync } from 'node:fs';
import {
  CsvColumns,
  CustomerFileError,
  type CustomerFileOptions,
  openCustomerFile,
  surveyCustomerFile,
} from '../../src/customer-file/index.ts';

const document = JSON.parse(readFileSync(new URL('../../src/generated/document.json', import.meta.url), 'utf8'));

/** The columns of the document's customers. */
export const known = new CsvColumns(document.components.schemas);

/** A file that arrives in chunks of so many bytes. */
export async function* chunksOf(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A file read to its end, or the error that refused it. */
export async function read(content: string | Uint8Array, options: CustomerFileOptions = {}) {
  const file = await openCustomerFile(chunksOf(content), known, options);
  const rows = [];
  for await (const row of file.rows) rows.push(row);
  return { file, rows, customers: rows.map(({ customer }) => customer), notes: file.notes() };
}

/** The error with which a file is refused. */
export async function refusal(content: string | Uint8Array, options: CustomerFileOptions = {}, chunkBytes = 7) {
  try {
    await surveyCustomerFile(chunksOf(content, chunkBytes), known, options);
  } catch (error) {
    if (error instanceof CustomerFileError) return error;
    throw error;
  }
  throw new Error('The file was not refused');
}
