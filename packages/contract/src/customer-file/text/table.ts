import { delimiterOf } from '../../csv/records.ts';
import { unreadable } from '../errors.ts';
import type { FileNotes } from '../notes.ts';
import type { CustomerFileOptions } from '../options.ts';
import { decodeText, type EncodingName } from './encodings.ts';
import { refuseOtherKinds } from './file-kind.ts';
import { type CsvRecord, RecordReader } from './record-reader.ts';

/** A CSV file, opened below its header. */
export interface Table {
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly encoding: EncodingName;
  /** Whether the file begins with a byte order mark. */
  readonly hasMark: boolean;
  /** The first records below the header. */
  readonly below: readonly CsvRecord[];
  /** All records below the header, the first ones included. They can be read once. */
  readonly records: AsyncIterable<CsvRecord>;
  /** How many lines were read so far. */
  lines(): number;
}

/** No header is longer, and no beginning of a file says more about the rest. */
const BEGINNING_CHARACTERS = 65_536;
const BEGINNING_BYTES = 4096;

/** So many records below the header are known when a table is opened, if it has them. */
const RECORDS_BELOW = 20;

/** @throws {CustomerFileError} if the file is no CSV file, or has no header. */
export async function openTable(
  chunks: AsyncIterable<Uint8Array>,
  { encoding: named, header_row }: CustomerFileOptions,
  rowCharactersMax: number,
  notes: FileNotes,
): Promise<Table> {
  const bytes = await beginningOf(chunks, BEGINNING_BYTES);
  const first = joined(bytes.parts);
  refuseOtherKinds(first);
  const { encoding, hasMark, chunks: texts } = decodeText(first, bytes.rest, named);
  if (encoding !== (named ?? 'utf-8')) {
    notes.add('encoding_detected', () => `The file was read as ${encoding.toUpperCase()}.`);
  }
  const text = await beginningOf(texts, BEGINNING_CHARACTERS);
  const { delimiter, line, text: start } = startOf(text.parts.join(''), header_row, notes);
  const reader = new RecordReader(delimiter, rowCharactersMax, line);
  const batches = recordBatches(reader, start, text.rest);
  const known: CsvRecord[] = [];
  while (known.length <= RECORDS_BELOW) {
    const { value, done } = await batches.next();
    if (done) break;
    known.push(...value);
  }
  const [head, ...below] = known;
  if (head === undefined) throw unreadable('required', 'The file is empty; its first line must name the columns');
  if (head.problem !== undefined) throw unreadable('malformed_row', `The header ${head.problem}`);
  return {
    header: head.cells,
    delimiter,
    encoding,
    hasMark,
    below: below.slice(0, RECORDS_BELOW),
    records: recordsOf(below, batches),
    lines: () => reader.lines,
  };
}

/** The same table with one of the first records as its header, and without the records above it. */
export function withHeader(table: Table, header: CsvRecord): Table {
  const skipped = table.below.indexOf(header) + 1;
  return {
    ...table,
    header: header.cells,
    below: table.below.slice(skipped),
    records: withoutFirst(table.records, skipped),
  };
}

async function* withoutFirst(records: AsyncIterable<CsvRecord>, count: number): AsyncGenerator<CsvRecord> {
  let index = 0;
  for await (const record of records) {
    if (index >= count) yield record;
    index += 1;
  }
}

async function* recordBatches(
  reader: RecordReader,
  first: string,
  rest: AsyncIterable<string>,
): AsyncGenerator<CsvRecord[]> {
  yield reader.push(first);
  for await (const text of rest) yield reader.push(text);
  yield reader.end();
}

async function* recordsOf(
  first: readonly CsvRecord[],
  rest: AsyncIterable<readonly CsvRecord[]>,
): AsyncGenerator<CsvRecord> {
  yield* first;
  for await (const records of rest) yield* records;
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

/** The first parts of a source, until they are long enough, and the others. */
async function beginningOf<Part extends { readonly length: number }>(source: AsyncIterable<Part>, lengthMin: number) {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Part[] = [];
  for (let length = 0; length < lengthMin; ) {
    const { value, done } = await iterator.next();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  return { parts, rest: { [Symbol.asyncIterator]: () => iterator } };
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
