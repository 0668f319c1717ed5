import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlacedMutant } from './all-mutants.js';
import { runTests } from './run-tests.js';
import { spoil } from './spoil.js';
import type { WorkspaceCopy } from './workspace-copy.js';

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: PlacedMutant;
  /** The test that noticed it; `undefined` where none did. */
  readonly caughtBy: string | undefined;
  readonly seconds: number;
}

/** Plants a fault, runs the tests that should notice it, and, if they do not, all others; then takes it out again. */
export async function tryMutant(copy: WorkspaceCopy, mutant: PlacedMutant): Promise<Verdict> {
  const startedAt = Date.now();
  const path = join(copy.folderOf(mutant.package), 'dist', mutant.file);
  const source = await readFile(path, 'utf8');
  await writeFile(path, spoil(source, mutant));
  try {
    const expected = await runTests(copy, mutant.suite);
    const caughtBy = expected.failure ?? (await runTests(copy, [])).failure;
    return { mutant, caughtBy, seconds: Math.round((Date.now() - startedAt) / 1_000) };
  } finally {
    await writeFile(path, source);
  }
}
