import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { StartedRun } from './rollcall.ts';

/** How many rows a journal says to be done; 0 where there is none yet. */
export async function doneIn(journal: string): Promise<number> {
  const text = await readFile(journal, 'utf8').catch(() => '');
  const done = [...text.matchAll(/^\{"done":(\d+),.*\}\n/gm)].at(-1)?.[1];
  return Number(done ?? 0);
}

/** Resolves when so many rows are done. @throws {Error} where the run ends before. */
export async function untilDone(rows: number, journal: string, { ended }: StartedRun): Promise<void> {
  let run: unknown;
  ended.then((result) => (run = result));
  while ((await doneIn(journal)) < rows) {
    if (run !== undefined) throw new Error(`rollcall ended before ${rows} rows were done: ${JSON.stringify(run)}`);
    await setTimeout(5);
  }
}
