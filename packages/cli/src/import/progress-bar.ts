import type process from 'node:process';
import { duration, printable } from '../core/output.ts';

/** Rows that are done: a batch, or all of earlier runs. */
export interface ProgressStep {
  /** Number of rows. */
  readonly rows: number;
  /** Number of rows that have failed since the import began. */
  readonly failed: number;
  /** Offset in the file at which the last of them ends. */
  readonly bytes: number;
}

const REDRAW_INTERVAL_MS = 100;
const BAR_WIDTH = 24;
const COLUMNS_DEFAULT = 80;

/** Draws the progress of an import in one line of a terminal. Draws nothing if the stream is not a terminal. */
export class ProgressBar {
  readonly #stream: Pick<typeof process.stderr, 'write' | 'columns'>;
  readonly #isShown: boolean;
  readonly #totalBytes: number | null;
  readonly #startedAt = performance.now();
  readonly #startBytes: number;
  #rows: number;
  #rowsOfThisRun = 0;
  #failed: number;
  #bytes: number;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param totalBytes size of the file; `null` if it is unknown.
   * @param before what earlier runs have done. It does not count for the speed of this one.
   */
  constructor(stream: typeof process.stderr, isShown: boolean, totalBytes: number | null, before: ProgressStep) {
    this.#stream = stream;
    this.#isShown = isShown && stream.isTTY;
    this.#totalBytes = totalBytes;
    this.#rows = before.rows;
    this.#failed = before.failed;
    this.#bytes = before.bytes;
    this.#startBytes = before.bytes;
    if (this.#isShown) this.#timer = setInterval(() => this.#draw(), REDRAW_INTERVAL_MS).unref();
  }

  update({ rows, failed, bytes }: ProgressStep): void {
    this.#rows += rows;
    this.#rowsOfThisRun += rows;
    this.#failed = failed;
    this.#bytes = bytes;
  }

  /** Prints a line above the bar. */
  say(text: string): void {
    this.#clear();
    this.#stream.write(`${printable(text)}\n`);
  }

  /** Draws the final state, and leaves it on the terminal. */
  end(): void {
    clearInterval(this.#timer);
    if (!this.#isShown) return;
    this.#draw();
    this.#stream.write('\n');
  }

  #draw(): void {
    this.#clear();
    // A wrapped line could not be redrawn. Some terminals do not know their width.
    this.#stream.write(this.#line().slice(0, (this.#stream.columns || COLUMNS_DEFAULT) - 1));
  }

  #clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001B[K');
  }

  /** The longest form that fits. */
  #line(): string {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const rows = `${count(this.#rows)} rows`;
    const rate = `${count(Math.round(this.#rowsOfThisRun / seconds))}/s`;
    const failed = `${count(this.#failed)} failed`;
    const columns = (this.#stream.columns || COLUMNS_DEFAULT) - 1;
    if (this.#totalBytes === null) return longestOf([[rows, rate, failed], [rows, failed], [rows]], columns);
    const share = this.#totalBytes === 0 ? 1 : this.#bytes / this.#totalBytes;
    const percent = `${Math.floor(share * 100)} %`;
    const withBar = `${bar(share)} ${percent.padStart(5)}`;
    const left = this.#timeLeft(seconds);
    const forms = [
      [withBar, rows, rate, failed, left],
      [withBar, rows, failed, left],
      [percent, rows, rate, failed, left],
      [percent, rows, failed, left],
      [percent, failed, left],
    ];
    return longestOf(forms, columns);
  }

  #timeLeft(seconds: number): string {
    const bytesDone = this.#bytes - this.#startBytes;
    if (bytesDone <= 0 || this.#totalBytes === null) return '';
    return `${duration(((this.#totalBytes - this.#bytes) / bytesDone) * seconds)} left`;
  }
}

function longestOf(forms: readonly (readonly string[])[], columns: number): string {
  const lines = forms.map((parts) => parts.filter(Boolean).join('  '));
  return lines.find((line) => line.length <= columns) ?? lines.at(-1) ?? '';
}

function bar(share: number): string {
  const full = Math.round(share * BAR_WIDTH);
  return '━'.repeat(full) + '─'.repeat(BAR_WIDTH - full);
}

function count(number: number): string {
  return number.toLocaleString('en');
}
