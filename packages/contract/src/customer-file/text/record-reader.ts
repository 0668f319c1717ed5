import { csvProblems } from '../../csv/records.ts';

/** One record of a CSV file. */
export interface CsvRecord {
  /** The cells; a single one with the original text if the record cannot be trusted. */
  readonly cells: readonly string[];
  /** Why the cells cannot be trusted, in words that follow "The row". */
  readonly problem: string | undefined;
  /** Line of the file in which the record begins, from 1. */
  readonly line: number;
  /** The line with the quotation mark that is never closed, if it has one. */
  readonly unclosedLine: number | undefined;
  /** Whether an empty line is before it. */
  readonly isAfterGap: boolean;
  /** Whether the file ends in it, without a line end. */
  readonly isCutOff: boolean;
}

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/** So many characters are read at once: about a thousand rows, if they are as short as rows can be. */
const BATCH_CHARACTERS = 4096;

/** In words that follow "The row". */
export const unclosedQuote = 'has a quotation mark that is never closed, so that the rest of the file belongs to it';

/** The place of the reader: at the start of a cell, in an unquoted or a quoted one, or after a quotation mark in a quoted one. */
type State = 'start' | 'plain' | 'quoted' | 'closed';

/**
 * Splits the text of a CSV file into records, chunk by chunk. Lines end in LF, CRLF or CR, even mixed; empty lines are no
 * records. A quotation mark inside an unquoted cell, or before the end of a quoted one, makes its record malformed, since
 * parsers differ in how they read it. The records around it are not affected.
 *
 * It is our own for the reasons in MAINTAINERS.md, "Records of CSV are split by our own code".
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export class RecordReader {
  readonly #delimiter: number;
  readonly #charactersMax: number;
  /** The text from the beginning of the record. */
  #text = '';
  /** The place in the text at which to go on. */
  #at = 0;
  #recordStart = 0;
  #cellStart = 0;
  #cells: string[] = [];
  #state: State = 'start';
  #isStray = false;
  #hasEscapes = false;
  /** The first line of a record that is too long to be kept. */
  #firstLine: string | undefined;
  #line: number;
  #quotedSince = 1;
  #endsLine = false;
  #recordLine: number;
  #isAfterGap = false;

  /**
   * @param charactersMax longer records are malformed, and not kept.
   * @param line the line of the file with which the text begins.
   */
  constructor(delimiter: string, charactersMax: number, line = 1) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#charactersMax = charactersMax;
    this.#line = line;
    this.#recordLine = line;
  }

  /** How many lines there are so far. */
  get lines(): number {
    return this.#endsLine ? this.#line - 1 : this.#line;
  }

  /** The records that end in this chunk, in batches from a few characters each. Read them all before the next chunk. */
  *push(chunk: string): Generator<CsvRecord[]> {
    this.#text += chunk;
    this.#endsLine = /[\r\n]$/.test(chunk) || (this.#endsLine && chunk === '');
    for (let until = this.#at; until < this.#text.length; ) {
      until += BATCH_CHARACTERS;
      yield this.#scan(until, false);
    }
    this.#forget();
  }

  /** The records that end with the file. */
  end(): CsvRecord[] {
    const end = this.#text.length;
    const records = this.#scan(end, true);
    return this.#isEmptyLine(end) ? records : [...records, this.#endRecord(end, true)];
  }

  #scan(until: number, isEnd: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    const text = this.#text;
    const end = Math.min(until, text.length);
    let at = this.#at;
    for (; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code > QUOTE && code !== this.#delimiter && this.#state !== 'closed') {
        if (this.#state === 'start') this.#state = 'plain';
      } else if (code === CR || code === LF) {
        // Only the next character shows whether it is CRLF.
        if (code === CR && at + 1 === text.length && !isEnd) break;
        const length = code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
        this.#line += 1;
        if (this.#state !== 'quoted') this.#endLine(at, at + length, records);
        at += length - 1;
      } else this.#take(code, at);
    }
    this.#at = at;
    return records;
  }

  /** Takes a character that does not end a line. */
  #take(code: number, at: number): void {
    if (this.#state === 'quoted') {
      if (code === QUOTE) this.#state = 'closed';
    } else if (code === this.#delimiter) this.#endCell(at);
    else if (code !== QUOTE) {
      if (this.#state === 'closed') this.#isStray = true;
      this.#state = 'plain';
    } else if (this.#state === 'plain') this.#isStray = true;
    else {
      if (this.#state === 'closed') this.#hasEscapes = true;
      else this.#quotedSince = this.#line;
      this.#state = 'quoted';
    }
  }

  #endLine(end: number, next: number, records: CsvRecord[]): void {
    if (this.#isEmptyLine(end)) this.#isAfterGap = true;
    else {
      records.push(this.#endRecord(end, false));
      this.#isAfterGap = false;
    }
    this.#recordStart = next;
    this.#cellStart = next;
    this.#cells = [];
    this.#state = 'start';
    this.#isStray = false;
    this.#firstLine = undefined;
    this.#recordLine = this.#line;
  }

  #isEmptyLine(end: number): boolean {
    return end === this.#recordStart && this.#firstLine === undefined;
  }

  #endCell(end: number): void {
    const isQuoted = this.#state === 'closed';
    const cell = isQuoted ? this.#text.slice(this.#cellStart + 1, end - 1) : this.#text.slice(this.#cellStart, end);
    if (this.#firstLine === undefined) this.#cells.push(this.#hasEscapes ? cell.replaceAll('""', '"') : cell);
    this.#hasEscapes = false;
    this.#state = 'start';
    this.#cellStart = end + 1;
  }

  #endRecord(end: number, isCutOff: boolean): CsvRecord {
    const problem = this.#problemAt(end);
    const unclosedLine = problem === unclosedQuote ? this.#quotedSince : undefined;
    this.#endCell(end);
    const cells = problem === undefined ? this.#cells : [this.#originalText(end, problem)];
    return { cells, problem, line: this.#recordLine, unclosedLine, isAfterGap: this.#isAfterGap, isCutOff };
  }

  #problemAt(end: number): string | undefined {
    if (this.#state === 'quoted') return unclosedQuote;
    const isTooLong = this.#firstLine !== undefined || end - this.#recordStart > this.#charactersMax;
    if (isTooLong) return `has more than ${this.#charactersMax} characters`;
    return this.#isStray ? csvProblems.strayQuote : undefined;
  }

  /** Only the first line if there is too much of it: after an unclosed quotation mark, it is the rest of the file. */
  #originalText(end: number, problem: string): string {
    if (this.#firstLine !== undefined) return this.#firstLine;
    const text = this.#text.slice(this.#recordStart, end);
    return problem === csvProblems.strayQuote ? text : firstLineOf(text);
  }

  /** Forgets the text that is no longer needed: all records that have ended, and most of one that is too long. */
  #forget(): void {
    if (this.#at - this.#recordStart > this.#charactersMax) {
      this.#firstLine ??= firstLineOf(this.#text.slice(this.#recordStart, this.#recordStart + this.#charactersMax));
    }
    const from = this.#firstLine === undefined ? this.#recordStart : this.#at;
    this.#text = this.#text.slice(from);
    this.#at -= from;
    this.#cellStart -= from;
    this.#recordStart -= from;
  }
}

function firstLineOf(text: string): string {
  return text.split(/[\r\n]/, 1)[0] ?? '';
}
