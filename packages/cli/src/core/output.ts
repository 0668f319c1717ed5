import { once } from 'node:events';
import process from 'node:process';
import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';

/** Writes to standard output, no faster than it is read, so that nothing piles up in memory. */
export async function writeResult(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Writes a value to standard output as indented JSON. */
export function writeJson(value: unknown): Promise<void> {
  return writeResult(`${JSON.stringify(value, null, 2)}\n`);
}

/** Makes a text of others safe for a terminal: control characters, which could move the cursor, become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

/** Colours a text if the stream is a terminal with colours and `NO_COLOR` is not set. */
export function paint(
  stream: Pick<WriteStream, 'isTTY' | 'hasColors'>,
  format: Parameters<typeof styleText>[0],
  text: string,
): string {
  return stream.isTTY && stream.hasColors() ? styleText(format, text) : text;
}

/** The same for a text of several lines. */
export function printable(text: string): string {
  return text.split('\n').map(oneLine).join('\n');
}

/** One value as a line of JSON, in which control characters, which a terminal might obey, are escaped. */
export function jsonLine(value: unknown): string {
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value).replace(/[\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/g, escaped)}\n`;
}

/** "1 row", "2 rows". */
export function countOfRows(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}

/** "1 line", "1,990 lines": a count within a sentence. */
export function counted(count: number, noun: string): string {
  return `${count === 1 ? '1' : count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** A time in words: `8 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
