import { once } from 'node:events';
import process from 'node:process';

/** Writes to standard output, no faster than it is read: what waits there is memory. */
export async function writeResult(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** The same for a value, as JSON that people can read too. */
export function writeJson(value: unknown): Promise<void> {
  return writeResult(`${JSON.stringify(value, null, 2)}\n`);
}
