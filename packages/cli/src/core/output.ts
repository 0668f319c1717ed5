import { once } from 'node:events';
import process from 'node:process';
import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

/** Writes to standard output, no faster than it is read: what waits there is memory. */
export async function writeResult(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** The same for a value, as JSON that people can read too. */
export function writeJson(value: unknown): Promise<void> {
  return writeResult(`${JSON.stringify(value, null, 2)}\n`);
}

/** A text of the API's as it may be shown in a line on a terminal: control characters would move the cursor, or do worse. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

/** Colours a text for a terminal that shows colours and a user who wants them (`NO_COLOR`). */
export function paint(
  stream: Pick<WriteStream, 'isTTY' | 'hasColors'>,
  format: Parameters<typeof styleText>[0],
  text: string,
) {
  return stream.isTTY && stream.hasColors() ? styleText(format, text) : text;
}

/** "1 row", "2 rows". */
export function countOfRows(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}

/** A time in words: `8 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
