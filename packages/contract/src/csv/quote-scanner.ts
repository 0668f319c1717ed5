/** Problems of a whole CSV file, found without reading its cells. */
export interface QuoteFindings {
  /** The quotation mark that is never closed: the line in which it is, from 1, and how many lines follow that one. */
  readonly unclosed: { readonly line: number; readonly linesAfter: number } | null;
  /** The first row that is longer than the limit: the line in which it begins, from 1. */
  readonly tooLong: { readonly line: number } | null;
}

const QUOTE = 0x22;
const LINE_END = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** The scanner is at the start of a cell, in an unquoted or a quoted one, or after a quotation mark in a quoted one. */
type State = 'start' | 'plain' | 'quoted' | 'quote';

/**
 * Follows the quotation marks of a CSV file, chunk by chunk, as a parser with `csvParseOptions` does. One mark too much
 * turns the rest of the file into one cell, which is only known at its end.
 *
 * Bytes, since those of ASCII characters never occur within others in UTF-8.
 */
export class QuoteScanner {
  readonly #delimiter: number;
  readonly #recordBytesMax: number;
  #state: State = 'start';
  #bytes = 0;
  #line = 1;
  #quotedSince = 1;
  #recordLine = 1;
  #recordStart = 0;
  #endsLine = false;
  #tooLong: QuoteFindings['tooLong'] = null;

  /** @param recordBytesMax no row may be longer, in bytes. */
  constructor(delimiter: string, recordBytesMax = Number.POSITIVE_INFINITY) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#recordBytesMax = recordBytesMax;
  }

  push(chunk: Uint8Array): void {
    let state = this.#state;
    for (let at = this.#bytes === 0 ? lengthOfMark(chunk) : 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (byte === QUOTE) {
        if (state === 'start') this.#quotedSince = this.#line;
        state = afterQuote[state];
      } else if (state === 'quoted') {
        if (byte === LINE_END) this.#line += 1;
      } else if (byte === LINE_END) {
        this.#line += 1;
        this.#endRecord(this.#bytes + at + 1);
        state = 'start';
      } else state = byte === this.#delimiter ? 'start' : 'plain';
    }
    this.#state = state;
    this.#bytes += chunk.length;
    if (chunk.length > 0) this.#endsLine = chunk.at(-1) === LINE_END;
  }

  /** Call this after the last chunk. */
  end(): QuoteFindings {
    this.#endRecord(this.#bytes);
    const line = this.#quotedSince;
    const lastLine = this.#endsLine ? this.#line - 1 : this.#line;
    const unclosed = this.#state === 'quoted' ? { line, linesAfter: lastLine - line } : null;
    return { unclosed, tooLong: this.#tooLong };
  }

  #endRecord(end: number): void {
    if (end - this.#recordStart > this.#recordBytesMax) this.#tooLong ??= { line: this.#recordLine };
    this.#recordStart = end;
    this.#recordLine = this.#line;
  }
}

/** The state after a quotation mark: a doubled one stays within its cell. */
const afterQuote: Readonly<Record<State, State>> = {
  start: 'quoted',
  plain: 'plain',
  quoted: 'quote',
  quote: 'quoted',
};

function lengthOfMark(chunk: Uint8Array): number {
  return BYTE_ORDER_MARK.every((byte, index) => chunk[index] === byte) ? BYTE_ORDER_MARK.length : 0;
}
