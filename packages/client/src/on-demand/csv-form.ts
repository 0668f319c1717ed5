import { ArgumentError } from '../errors/argument-error.ts';

/** A CSV file whose bytes nobody changes any more. */
export type CsvFile = string | Uint8Array<ArrayBuffer> | Blob;

/** The form of a CSV upload. Its content type is left to `fetch`, which alone knows the boundary. */
export function csvForm(file: CsvFile, filename?: string): FormData {
  const form = new FormData();
  form.append('csv', csvBlob(file), filename ?? nameOf(file) ?? 'customers.csv');
  return form;
}

function csvBlob(file: CsvFile): Blob {
  if (file instanceof Blob) return file.type === '' ? file.slice(0, file.size, 'text/csv') : file;
  if (typeof file === 'string' || file instanceof Uint8Array) return new Blob([file], { type: 'text/csv' });
  throw new ArgumentError('csv must be a string, a Uint8Array, a Blob or a File');
}

function nameOf(file: CsvFile): string | undefined {
  return typeof file === 'object' && 'name' in file && typeof file.name === 'string' ? file.name : undefined;
}
