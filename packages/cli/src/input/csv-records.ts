import { pipeline, Readable } from 'node:stream';
import { hasStrayQuote } from '@rollcall/contract/csv';
import { type CsvError, parse } from 'csv-parse';

/** One record of a CSV file. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** Why its cells cannot be trusted, in words that follow "The row". */
  readonly problem: string | null;
  /** Where it begins, from 1. */
  readonly line: number;
  /** Where it ends. */
  readonly endByte: number;
}

const STRAY = 'has a quotation mark in the wrong place';
const UNCLOSED = 'has a quotation mark that is never closed, so that the rest of the file belongs to it';

/** A quotation mark that is never closed must not take the rest of a large file into memory. */
const RECORD_BYTES_MAX = 4 * 1_048_576;

/**
 * Reads a CSV file under the rules of the API's own upload: a byte order mark and empty lines are passed over, cells are
 * separated by commas, semicolons or tabs, and lines end in LF or CRLF.
 */
export async function* csvRecords(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<CsvRecord> {
  let unclosed: { readonly raw: string } | undefined;
  let lines = 0;
  let extraLines = 0;
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    skip_empty_lines: true,
    relax_column_count: true,
    // Strictly, the parser takes a stray quote for the beginning of a cell, and loses the records that follow.
    relax_quotes: true,
    raw: true,
    info: true,
    max_record_size: RECORD_BYTES_MAX,
    skip_records_with_error: true,
    on_skip: (_error: CsvError | undefined, raw: string | undefined) => {
      unclosed ??= { raw: raw ?? '' };
    },
  });
  // What the source throws ends the parser, and comes out below.
  pipeline(Readable.from(chunks), parser, () => undefined);
  for await (const { record, raw, info } of parser as AsyncIterable<Parsed>) {
    const text = raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
    // The parser takes a CRLF within a cell for two line ends.
    extraLines += text.split('\r').length - 1;
    lines = info.lines - extraLines;
    const isStray = hasStrayQuote(text, delimiter);
    const line = lines - text.split('\n').length + 1;
    yield { cells: isStray ? [text] : record, problem: isStray ? STRAY : null, line, endByte: info.bytes };
  }
  if (unclosed) yield unclosedRecord(unclosed.raw, lines + 1, parser.info.bytes);
}

interface Parsed {
  readonly record: string[];
  readonly raw: string;
  readonly info: { readonly lines: number; readonly bytes: number };
}

/** Only its first line is told: the rest is all that follows. */
function unclosedRecord(raw: string, line: number, endByte: number): CsvRecord {
  const [first = ''] = raw.replace(/^[\r\n]+/, '').split(/\r?\n/, 1);
  return { cells: [first], problem: UNCLOSED, line, endByte };
}
