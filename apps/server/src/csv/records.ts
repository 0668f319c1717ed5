import { pipeline, Readable } from 'node:stream';
import { csvParseOptions, csvProblems, delimiterOf, hasStrayQuote } from '@rollcall/contract/csv';
import { parse } from 'csv-parse';

/** Many times as much as a valid row has. Each cell of a longer record would cost time, and there may be millions. */
const RECORD_CHARACTERS_MAX = 262_144;

/** One record of a CSV file: its cells, or why they cannot be trusted. */
export type CsvRecord = { readonly cells: readonly string[] } | { readonly problem: string };

/**
 * Reads the records of a CSV file, the header included, with the rules of {@link csvParseOptions}: a record keeps its
 * number of cells, whatever the header has.
 *
 * @param content valid UTF-8, in which every quotation mark is closed. The first chunk must contain the whole header.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* csvRecords(content: AsyncIterable<Buffer>): AsyncGenerator<CsvRecord> {
  const chunks = content[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const delimiter = delimiterOf(first.value.toString());
  const parser = parse(csvParseOptions(delimiter));
  // The loop below throws a failure of the pipeline.
  pipeline(Readable.from(startingWith(first.value, chunks)), parser, () => {});
  const records: AsyncIterable<{ record: string[]; raw: string }> = parser;
  for await (const { record, raw } of records) {
    if (raw.length > RECORD_CHARACTERS_MAX) yield { problem: tooLong };
    else yield hasStrayQuote(raw, delimiter) ? { problem: csvProblems.strayQuote } : { cells: record };
  }
}

/** In words that follow "The row" or "The header". */
const tooLong = `has more than ${RECORD_CHARACTERS_MAX} characters`;

async function* startingWith(first: Buffer, others: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => others };
}
