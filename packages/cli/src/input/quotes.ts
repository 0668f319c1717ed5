import { delimiterOf, QuoteScanner } from '@rollcall/contract/csv';
import { CliError } from '../core/errors.ts';
import { counted } from '../core/output.ts';

/** Keeps a quotation mark that is never closed from reading the rest of a large file into memory. */
export const RECORD_BYTES_MAX = 4 * 1_048_576;

/**
 * Passes the chunks of a CSV file through unchanged.
 *
 * @param name of the file, for messages.
 * @throws {CliError} at the end, if a quotation mark is never closed or a row is longer than {@link RECORD_BYTES_MAX}: all
 * rows after it would be lost.
 */
export async function* checkedQuotes(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let scanner: QuoteScanner | undefined;
  for await (const chunk of chunks) {
    scanner ??= new QuoteScanner(delimiterOf(chunk.toString()), RECORD_BYTES_MAX);
    scanner.push(chunk);
    yield chunk;
  }
  const { unclosed, tooLong } = scanner?.end() ?? { unclosed: null, tooLong: null };
  if (unclosed) throw unclosedQuote(name, unclosed.line, unclosed.linesAfter);
  if (tooLong) throw tooLongRow(name, tooLong.line);
}

/** @param linesAfter all of which belong to the cell; `null` if they were not counted. */
function unclosedQuote(name: string, line: number, linesAfter: number | null): CliError {
  const lost = linesAfter === null ? 'the lines' : `the ${counted(linesAfter, 'line')}`;
  const effect = linesAfter === 0 ? '' : `, so that ${lost} after it would belong to the same cell`;
  return new CliError(
    `${name} has a quotation mark in line ${line} that is never closed${effect}.\n` +
      `Remove the mark in line ${line}, or write it twice within a quoted cell. ` +
      'If that line is correct, a mark in an earlier line is not.',
  );
}

function tooLongRow(name: string, line: number): CliError {
  const size = `${RECORD_BYTES_MAX / 1_048_576} MiB`;
  return new CliError(
    `${name} has a row of more than ${size}, which begins in line ${line}. A customer has at most 1 MiB.\n` +
      `A quotation mark in line ${line} may be wrong, so that the rows after it belong to the same cell.`,
  );
}

/** The same for an input that cannot be read twice: the rows before the line have been read. */
export function unreadableRest(code: string | undefined, line: number): CliError {
  const name = 'The input';
  return code === 'CSV_MAX_RECORD_SIZE' ? tooLongRow(name, line) : unclosedQuote(name, line, null);
}
