import { ArgumentError } from '../errors/argument-error.js';

/** A CSV file: its text, its bytes (UTF-8), or a `Blob` or `File` of it. */
export type CsvInput = string | Uint8Array | Blob;

/** The form of a CSV upload. Its content type is left to `fetch`, which alone knows the boundary. */
export function csvForm(csv: CsvInput, filename?: string): FormData {
  const form = new FormData();
  form.append('csv', csvBlob(csv), filename ?? fileName(csv) ?? 'customers.csv');
  return form;
}

function csvBlob(csv: CsvInput): Blob {
  if (csv instanceof Blob) return csv.type === '' ? csv.slice(0, csv.size, 'text/csv') : csv;
  if (typeof csv === 'string') return new Blob([csv], { type: 'text/csv' });
  // A copy, since a Blob does not take views of shared memory.
  if (csv instanceof Uint8Array) return new Blob([new Uint8Array(csv)], { type: 'text/csv' });
  throw new ArgumentError('csv must be a string, a Uint8Array, a Blob or a File');
}

function fileName(csv: CsvInput): string | undefined {
  return typeof csv === 'object' && 'name' in csv && typeof csv.name === 'string' ? csv.name : undefined;
}
