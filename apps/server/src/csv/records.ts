import { pipeline, Readable } from 'node:stream';
import { delimiterOf, hasStrayQuote } from '@rollcall/contract/csv';
import { parse } from 'csv-parse';

/** One record of a CSV file: its cells, or why it has none that can be trusted. */
export type CsvRecord = { readonly cells: readonly string[] } | { readonly problem: string };

const STRAY = 'has a quotation mark in the wrong place';
const UNCLOSED = 'has a quotation mark that is never closed, so that the rest of the file belongs to it';

/**
 * Reads the records of a CSV file, the header included. Empty lines and a byte order mark are passed over; cells are
 * separated by commas, semicolons or tabs, and lines end in LF or CRLF. A record is never longer or shorter than it was
 * sent: how many cells it ought to have is not known here.
 *
 * @param content valid UTF-8. Its first chunk is to be longer than a header.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* csvRecords(content: AsyncIterable<Buffer>): AsyncGenerator<CsvRecord> {
  let unclosed = false;
  const chunks = content[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const delimiter = delimiterOf(first.value.toString());
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
  // A failure is thrown where the records are read.
  pipeline(Readable.from(startingWith(first.value, chunks)), parser, () => {});
  const records: AsyncIterable<{ record: string[]; raw: string }> = parser;
  for await (const { record, raw } of records) {
    yield hasStrayQuote(raw, delimiter) ? { problem: STRAY } : { cells: record };
  }
  if (unclosed) yield { problem: UNCLOSED };
}

async function* startingWith(first: Buffer, others: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => others };
}
