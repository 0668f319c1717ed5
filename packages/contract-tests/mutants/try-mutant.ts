import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlacedMutant } from './all-mutants.ts';
import { runTests } from './run-tests.ts';
import { spoil } from './spoil.ts';
import type { WorkspaceCopy } from './workspace-copy.ts';

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: PlacedMutant;
  /** `broken`: it proves nothing, since the tests could not be run against it. */
  readonly outcome: 'caught' | 'survived' | 'broken';
  /** The test that noticed it, or why it is broken. */
  readonly detail: string;
  readonly seconds: number;
}

/** Plants a fault, runs the tests that should notice it, and, if they do not, all others; then takes it out again. */
export async function tryMutant(copy: WorkspaceCopy, mutant: PlacedMutant): Promise<Verdict> {
  const startedAt = Date.now();
  const result = await testedAgainst(copy, mutant).catch(broken);
  return { mutant, ...result, seconds: Math.round((Date.now() - startedAt) / 1_000) };
}

type Result = Pick<Verdict, 'outcome' | 'detail'>;

async function testedAgainst(copy: WorkspaceCopy, mutant: PlacedMutant): Promise<Result> {
  const path = join(copy.folderOf(mutant.package), 'dist', mutant.file);
  const source = await readFile(path, 'utf8');
  await writeFile(path, spoil(source, mutant));
  try {
    const failure = (await runTests(copy, mutant.suite)).failure ?? (await runTests(copy, [])).failure;
    return failure === undefined ? { outcome: 'survived', detail: '' } : { outcome: 'caught', detail: failure };
  } finally {
    await writeFile(path, source);
  }
}

function broken(error: unknown): Result {
  return { outcome: 'broken', detail: error instanceof Error ? error.message : String(error) };
}
