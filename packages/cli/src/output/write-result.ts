import { once } from 'node:events';
import process from 'node:process';

/** Writes to standard output, no faster than it is read: what waits there is memory. */
export async function writeResult(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
