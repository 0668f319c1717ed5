import { Readable } from 'node:stream';
import { setImmediate as otherRequests } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { delimiterOf } from './delimiter-of.js';

/** One record of a CSV file: its cells, or why it has none that can be trusted. */
export type CsvRecord = { readonly cells: readonly string[] } | { readonly problem: string };

const STRAY = 'has a quotation mark in the wrong place';
const UNCLOSED = 'has a quotation mark that is never closed, so that the rest of the file belongs to it';

/** After each of them, other requests get their turn. */
const CHUNK_BYTES = 65_536;

/**
 * Reads the records of a CSV file, the header included. Empty lines and a byte order mark are passed over; cells are
 * separated by commas, semicolons or tabs, and lines end in LF or CRLF. A record is never longer or shorter than it was sent: how many cells it ought to have is not known here.
 *
 * @param content valid UTF-8.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* csvRecords(content: Buffer): AsyncGenerator<CsvRecord> {
  let unclosed = false;
  const delimiter = delimiterOf(content);
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    skip_empty_lines: true,
    relax_column_count: true,
    // Strictly, the parser takes a stray quote for the beginning of a cell, and loses the records that follow.
    relax_quotes: true,
    raw: true,
    skip_records_with_error: true,
    on_skip: () => {
      unclosed = true;
    },
  });
  const records: AsyncIterable<{ record: string[]; raw: string }> = Readable.from(chunksOf(content)).pipe(parser);
  for await (const { record, raw } of records) {
    yield hasStrayQuote(raw, delimiter) ? { problem: STRAY } : { cells: record };
  }
  if (unclosed) yield { problem: UNCLOSED };
}

async function* chunksOf(content: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < content.byteLength; start += CHUNK_BYTES) {
    yield content.subarray(start, start + CHUNK_BYTES);
    await otherRequests();
  }
}

/** Whether a quotation mark stands where none may be: inside a cell that is not quoted, or before the end of one that is. */
function hasStrayQuote(record: string, delimiter: string): boolean {
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  if (!record.includes('"')) return false;
  for (const character of record) {
    if (state === 'quoted') state = character === '"' ? 'closed' : 'quoted';
    else if (character === delimiter) state = 'start';
    else if (character === '"' && state === 'plain') return true;
    else if (character === '"') state = 'quoted';
    else if (character === '\r' || character === '\n') continue;
    else if (state === 'closed') return true;
    else state = 'plain';
  }
  return false;
}
