import { delimiterOf } from '../../csv/records.ts';
import type { CsvEncoding } from '../../generated/models.ts';
import { unreadable } from '../errors.ts';
import type { FileNotes } from '../notes.ts';
import type { CustomerFileOptions } from '../options.ts';
import { decodeText } from './encodings.ts';
import { refuseOtherKinds } from './file-kind.ts';
import { type CsvRecord, RecordReader } from './record-reader.ts';

/** A CSV file, opened below its header. */
export interface Table {
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly encoding: CsvEncoding;
  /** Whether the file begins with a byte order mark. */
  readonly hasMark: boolean;
  /** The first records below the header. Waits for them, which an import of a stream that is still written must not. */
  below(): Promise<readonly CsvRecord[]>;
  /** All records below the header, the first ones included, in small batches. They can be read once. */
  readonly batches: AsyncIterable<readonly CsvRecord[]>;
  /** How many lines were read so far. */
  lines(): number;
}

/** No header is longer, and no beginning of a file says more about the rest. */
const BEGINNING_CHARACTERS = 65_536;
const BEGINNING_BYTES = 4096;

/** So many records below the header are known when a table is opened, if it has them. */
const RECORDS_BELOW = 20;

/** Lets other work run. */
export type Pause = () => Promise<unknown>;

/** @throws {CustomerFileError} if the file is no CSV file, or has no header. */
export async function openTable(
  chunks: AsyncIterable<Uint8Array>,
  { encoding: named, header_row }: CustomerFileOptions,
  { rowCharactersMax, pause }: { readonly rowCharactersMax: number; readonly pause?: Pause | undefined },
  notes: FileNotes,
): Promise<Table> {
  const bytes = await beginningOf(chunks, (parts) => isBeginning(joined(parts)));
  const first = joined(bytes.parts);
  refuseOtherKinds(first);
  const { encoding, hasMark, chunks: texts } = decodeText(first, bytes.rest, named);
  if (encoding !== (named ?? 'utf-8')) {
    notes.add('encoding_detected', () => `The file was read as ${encoding.toUpperCase()}.`);
  }
  const text = await beginningOf(texts, (parts) => hasHeader(parts.join(''), header_row));
  const { delimiter, line, text: start } = startOf(text.parts.join(''), header_row, notes);
  const reader = new RecordReader(delimiter, rowCharactersMax, line);
  const batches = recordBatches(reader, start, text.rest, pause);
  const known = await firstRecords(batches, 1);
  const [head] = known;
  if (head === undefined) throw unreadable('required', 'The file is empty; its first line must name the columns');
  if (head.problem !== undefined) throw unreadable('malformed_row', `The header ${head.problem}`);
  return {
    header: head.cells,
    delimiter,
    encoding,
    hasMark,
    below: async () => {
      known.push(...(await firstRecords(batches, RECORDS_BELOW + 1 - known.length)));
      return known.slice(1, RECORDS_BELOW + 1);
    },
    batches: withoutFirst(withFirst(known, batches), 1),
    lines: () => reader.lines,
  };
}

/** At least so many of the next records, if there are so many. */
async function firstRecords(batches: Batches, count: number): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  while (records.length < count) {
    const { value, done } = await batches.next();
    if (done) break;
    records.push(...value);
  }
  return records;
}

/** The same table with one of the records below its header as the header, and without the records above that one. */
export function withHeader(table: Table, below: readonly CsvRecord[], header: CsvRecord): Table {
  const skipped = below.indexOf(header) + 1;
  return { ...table, header: header.cells, batches: withoutFirst(table.batches, skipped) };
}

type Batches = AsyncGenerator<readonly CsvRecord[]>;

async function* withoutFirst(batches: AsyncIterable<readonly CsvRecord[]>, count: number): Batches {
  let skipped = 0;
  for await (const records of batches) {
    yield records.slice(count - skipped);
    skipped = Math.min(count, skipped + records.length);
  }
}

/** @param pause called after every batch. */
async function* recordBatches(
  reader: RecordReader,
  first: string,
  rest: AsyncIterable<string>,
  pause: Pause | undefined,
): Batches {
  for await (const text of withFirst(first, rest)) {
    for (const records of reader.push(text)) {
      yield records;
      await pause?.();
    }
  }
  yield reader.end();
}

async function* withFirst<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first;
  yield* rest;
}

interface Start {
  /** The text from the header on. */
  readonly text: string;
  /** The line of the header. */
  readonly line: number;
  readonly delimiter: string;
}

/** Excel writes and reads such a line above the header, so that the file is opened with this delimiter. */
const SEP_LINE = /^"?sep=([^"\r\n])"?(?=\r|\n|$)/i;

function startOf(beginning: string, headerRow: number | undefined, notes: FileNotes): Start {
  const [sepLine, sign] = SEP_LINE.exec(beginning) ?? [];
  const sepLines = sepLine === undefined ? 0 : 1;
  const linesAbove = Math.max((headerRow ?? 1) - 1, sepLines);
  const text = withoutLines(beginning, linesAbove);
  if (text === undefined) throw unreadable('invalid_value', `The file has no line ${linesAbove + 1}`);
  if (sepLine !== undefined) notes.add('lines_skipped', () => `The first line, ${sepLine}, was read as the delimiter.`);
  noteTitles(linesAbove - sepLines, notes);
  return { text, line: linesAbove + 1, delimiter: sign ?? delimiterBelowTitle(text) };
}

/** Notes lines above the header that were skipped. */
export function noteTitles(count: number, notes: FileNotes): void {
  if (count === 0) return;
  const lines = count === 1 ? '1 line above the header was' : `${count} lines above the header were`;
  notes.add('lines_skipped', () => `${lines} skipped.`);
}

/** A title above the header may have no delimiter at all. */
function delimiterBelowTitle(text: string): string {
  const [first = '', ...others] = text.replace(/^[\r\n]+/, '').split(/\r\n|\r|\n/, RECORDS_BELOW);
  const isTitle = !/[,;\t]/.test(first);
  const header = isTitle ? others.find((line) => /[,;\t].*[,;\t]/.test(line)) : undefined;
  return delimiterOf(header ?? first);
}

/** The text below its first lines; `undefined` if it has not so many. */
function withoutLines(text: string, count: number): string | undefined {
  const ends = /\r\n|\r|\n/g;
  let start = 0;
  for (let line = 0; line < count; line += 1) {
    if (ends.exec(text) === null) return line + 1 === count && start < text.length ? '' : undefined;
    start = ends.lastIndex;
  }
  return text.slice(start);
}

/** The first parts of a source, until they are enough, and the others. */
async function beginningOf<Part>(source: AsyncIterable<Part>, isEnough: (parts: readonly Part[]) => boolean) {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Part[] = [];
  while (!isEnough(parts)) {
    const { value, done } = await iterator.next();
    if (done) break;
    parts.push(value);
  }
  return { parts, rest: { [Symbol.asyncIterator]: () => iterator } };
}

/** Whether bytes show which kind of file it is: a whole line of text does, and never comes later than its rows. */
function isBeginning(bytes: Uint8Array): boolean {
  if (bytes.length >= BEGINNING_BYTES) return true;
  const text = String.fromCharCode(...bytes);
  return /[A-Za-z0-9\x80-\xff][^\r\n]*[\r\n]/.test(text) && !/[^\t\r\n\x20-\xff]/.test(text);
}

/** Whether a text has the whole header, or enough lines to know that it has no delimiter. */
function hasHeader(text: string, headerRow = 1): boolean {
  if (text.length >= BEGINNING_CHARACTERS) return true;
  const lines = text.replace(/^[\r\n]+/, '').split(/\r\n|\r|\n/);
  const index = SEP_LINE.test(text) ? Math.max(headerRow - 1, 1) : headerRow - 1;
  // The last one may go on.
  const complete = lines.length - 1;
  return complete > index && (/[,;\t]/.test(lines[index] ?? '') || complete > index + RECORDS_BELOW);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
