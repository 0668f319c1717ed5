/** A request body and its declared media type. */
export interface RequestBody {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export function jsonBody(value: unknown): RequestBody {
  return rawBody('application/json', JSON.stringify(value));
}

/** A value as JSON, with other JSON in the place of the text `HERE`: numbers that no JavaScript value has, for example. */
export function jsonBodyWith(value: unknown, json: string): RequestBody {
  return rawBody(
    'application/json',
    JSON.stringify(value).replace('"HERE"', () => json),
  );
}

export function rawBody(mediaType: string, bytes: string | Buffer): RequestBody {
  return { mediaType, bytes: Buffer.from(bytes) };
}

const BOUNDARY = 'rollcall-contract-tests-boundary';

/** A form with one file, as a browser or an SDK sends it. */
export function csvForm(file: string | Buffer, field = 'csv', boundary = BOUNDARY): RequestBody {
  return form([{ field, file }], boundary);
}

/** A form with a file, and with options on how to read it: texts as they are, other values as JSON. */
export function readingForm(file: string | Buffer, options: Readonly<Record<string, unknown>>): RequestBody {
  const texts = Object.entries(options).map(([field, value]) => ({
    field,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return form([{ field: 'csv', file }, ...texts]);
}

type FormPart = { readonly field: string } & ({ readonly file: string | Buffer } | { readonly text: string });

/** A form with any number of files and texts. */
export function form(parts: readonly FormPart[], boundary = BOUNDARY): RequestBody {
  const bytes = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${part.field}"`),
    Buffer.from('file' in part ? '; filename="customers.csv"\r\nContent-Type: text/csv\r\n\r\n' : '\r\n\r\n'),
    Buffer.from('file' in part ? part.file : part.text),
    Buffer.from('\r\n'),
  ]);
  const mediaType = `multipart/form-data; boundary=${boundary}`;
  return { mediaType, bytes: Buffer.concat([...bytes, Buffer.from(`--${boundary}--\r\n`)]) };
}

/** A form that ends in the middle of its file. */
export function cutOffForm(file: string): RequestBody {
  const { mediaType, bytes } = csvForm(file);
  return { mediaType, bytes: bytes.subarray(0, bytes.length - BOUNDARY.length - 8) };
}

/** A CSV file with these columns and rows. Every cell is quoted. */
export function csvText(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [columns, ...rows].map((cells) => `${line(cells)}\n`).join('');
}

/** A CSV file with a row for each customer and a column for each field of any customer. */
export function csvOf(customers: readonly object[]): string {
  const columns = [...new Set(customers.flatMap((customer) => Object.keys(customer)))];
  const rows = customers.map((customer) => {
    const cells = new Map(Object.entries(customer));
    return columns.map((column) => String(cells.get(column) ?? ''));
  });
  return csvText(columns, rows);
}
