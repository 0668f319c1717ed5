// Plants every mutant in a copy of the built packages, one by one, and checks that the contract tests fail.
// Arguments are words: only mutants whose name contains one of them are tried. `--quick` runs only the tests that should
// catch a mutant, `--workers` says how many are tried at the same time. `--generated 50` adds a sample of so many of the
// mutants that follow from the document, of each kind alike; `--seed` chooses another one. `--table FILE` writes the results
// by kind and catcher.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBlackBox } from './black-box.ts';
import { sampleOfGenerated } from './generated/index.ts';
import { mutantsByKind } from './list/index.ts';
import { applyMutation, type Mutant } from './mutant.ts';
import { runTests } from './run-tests.ts';
import { tableOf, type Verdict } from './table.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const NAME_WIDTH = 84;

const startedAt = Date.now();
const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    generated: { type: 'string', default: '0' },
    seed: { type: 'string', default: '16' },
    table: { type: 'string' },
  },
});
const chosen = [
  ...Object.entries(mutantsByKind).map(([kind, mutants]) => ({ kind, mutants: selected(mutants) })),
  ...sampleOfGenerated(Number(options.generated), Number(options.seed)),
];
const verdicts = await tryAll(chosen.flatMap(({ mutants }) => mutants));
console.log(summary(verdicts, Math.round((Date.now() - startedAt) / 1_000)));
if (options.table !== undefined) await writeFile(options.table, tableOf(chosen, verdicts));
process.exitCode = verdicts.every(({ outcome }) => outcome === 'caught') ? 0 : 1;

function selected(mutants: readonly Mutant[]): readonly Mutant[] {
  return mutants.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
}

async function tryAll(mutants: readonly Mutant[]): Promise<Verdict[]> {
  if (!options.quick) await assertUnchangedCopyPasses();
  const waiting = [...mutants];
  const workers = Array.from({ length: Number(options.workers) }, () => work(waiting));
  return (await Promise.all(workers)).flat();
}

/** If a copy failed without a mutant, every mutant would count as caught. */
async function assertUnchangedCopyPasses(): Promise<void> {
  const copy = await copyWorkspace();
  try {
    for (const run of [runBlackBox, runTests]) {
      const { failure, testsRun } = await run(copy, []);
      if (failure) throw new Error(`The tests fail without a mutant: ${failure}`);
      console.log(`Without a mutant, all ${testsRun} tests pass.`);
    }
  } finally {
    await copy.remove();
  }
}

/** Tries mutants from the list until it is empty. */
async function work(waiting: Mutant[]): Promise<Verdict[]> {
  const copy = await copyWorkspace();
  const verdicts: Verdict[] = [];
  try {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const verdict = await tryMutant(copy, mutant);
      console.log(verdictLine(verdict));
      verdicts.push(verdict);
    }
  } finally {
    await copy.remove();
  }
  return verdicts;
}

async function tryMutant(copy: WorkspaceCopy, mutant: Mutant): Promise<Verdict> {
  const startedAt = Date.now();
  const result = await testAgainst(copy, mutant).catch(broken);
  return { mutant, ...result, seconds: Math.round((Date.now() - startedAt) / 1_000) };
}

type Result = Pick<Verdict, 'outcome' | 'detail'>;

/** Runs the tests that should catch the mutant and, if they pass, all tests. Then restores the copy. */
async function testAgainst(copy: WorkspaceCopy, mutant: Mutant): Promise<Result> {
  const { path, original, mutated } = applyMutation(mutant);
  const file = join(copy.folderOf(mutant.package), 'dist', path);
  await writeFile(file, mutated);
  try {
    const run = mutant.package === 'client' ? runTests : runBlackBox;
    const { failure = options.quick ? undefined : (await run(copy, [])).failure } = await run(copy, mutant.suite);
    return failure === undefined ? { outcome: 'survived', detail: '' } : { outcome: 'caught', detail: failure };
  } finally {
    await writeFile(file, original);
  }
}

function broken(error: unknown): Result {
  return { outcome: 'broken', detail: error instanceof Error ? error.message : String(error) };
}

function verdictLine({ mutant, outcome, detail, seconds }: Verdict): string {
  const name = `${mutant.package}: ${mutant.name}`.padEnd(NAME_WIDTH);
  const status = outcome === 'caught' ? outcome : outcome.toUpperCase();
  return `${status.padEnd(8)}  ${name}  ${String(seconds).padStart(3)} s  ${detail}`;
}

function summary(verdicts: readonly Verdict[], seconds: number): string {
  const count = (outcome: Verdict['outcome']): number =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const caught = `${count('caught')} of ${verdicts.length} mutants caught in ${seconds} s`;
  const others = `${count('survived')} survived, ${count('broken')} broken`;
  return count('caught') === verdicts.length ? caught : `${caught}; ${others}`;
}
