import type process from 'node:process';
import { duration } from '../core/output.ts';

/** How far an import has come. */
export interface ProgressStep {
  /** Rows that are done since the last step. */
  readonly rows: number;
  /** Rows that have failed, all in all. */
  readonly failed: number;
  /** Where in the file the last row that is done ends. */
  readonly bytes: number;
}

/** How often the line is drawn. */
const INTERVAL_MS = 100;
const WIDTH = 24;
const COLUMNS = 80;

/** One line on a terminal that tells how far an import has come. It draws nothing where there is no terminal. */
export class ProgressBar {
  readonly #stream: Pick<typeof process.stderr, 'write' | 'columns'>;
  readonly #isShown: boolean;
  readonly #totalBytes: number | null;
  readonly #startedAt = performance.now();
  #startBytes: number | undefined;
  #rows: number;
  #rowsOfThisRun = 0;
  #failed = 0;
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param totalBytes size of the file; `null` where nobody knows. */
  constructor(stream: typeof process.stderr, isShown: boolean, totalBytes: number | null, rowsBefore: number) {
    this.#stream = stream;
    this.#isShown = isShown && stream.isTTY;
    this.#totalBytes = totalBytes;
    this.#rows = rowsBefore;
    if (this.#isShown) this.#timer = setInterval(() => this.#draw(), INTERVAL_MS).unref();
  }

  update({ rows, failed, bytes }: ProgressStep): void {
    // What an earlier run has done says nothing of the speed of this one.
    this.#startBytes ??= this.#rows > 0 ? bytes : 0;
    this.#rows += rows;
    this.#rowsOfThisRun += rows;
    this.#failed = failed;
    this.#bytes = bytes;
  }

  /** Writes a line above the bar. */
  say(text: string): void {
    this.#clear();
    this.#stream.write(`${text}\n`);
  }

  /** Leaves the last state standing. */
  end(): void {
    clearInterval(this.#timer);
    if (!this.#isShown) return;
    this.#draw();
    this.#stream.write('\n');
  }

  #draw(): void {
    this.#clear();
    // A line that is longer than the terminal could not be drawn over. Some terminals do not know how wide they are.
    this.#stream.write(this.#line().slice(0, (this.#stream.columns || COLUMNS) - 1));
  }

  #clear(): void {
    if (this.#isShown) this.#stream.write('\r\u001B[K');
  }

  #line(): string {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const rate = Math.round(this.#rowsOfThisRun / seconds);
    const parts = [`${count(this.#rows)} rows`, `${count(rate)}/s`, `${count(this.#failed)} failed`];
    if (this.#totalBytes === null) return parts.join('  ');
    const share = this.#totalBytes === 0 ? 1 : this.#bytes / this.#totalBytes;
    const percent = `${Math.floor(share * 100)} %`.padStart(5);
    return [`${bar(share)} ${percent}`, ...parts, this.#timeLeft(seconds)].join('  ');
  }

  #timeLeft(seconds: number): string {
    const bytesDone = this.#bytes - (this.#startBytes ?? 0);
    if (bytesDone <= 0 || this.#totalBytes === null) return '';
    return `${duration(((this.#totalBytes - this.#bytes) / bytesDone) * seconds)} left`;
  }
}

function bar(share: number): string {
  const full = Math.round(share * WIDTH);
  return '━'.repeat(full) + '─'.repeat(WIDTH - full);
}

function count(number: number): string {
  return number.toLocaleString('en');
}
