// Plants every mutant in a copy, one by one, and checks that something notices it: the compiler, the contract tests, or the
// tests of the server, in this order.
// Arguments are words: only mutants whose name contains one of them are tried. `--quick` runs only the contract tests that
// should catch a mutant, `--workers` says how many are tried at the same time. `--catchers "black box"` tries only some of
// the catchers, `--all` each of them on each mutant. `--generated 50` adds a sample of so many of the mutants that follow
// from the document, of each kind alike; `--seed` chooses another one. `--table FILE` writes the results by kind and catcher.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBlackBox } from './black-box.ts';
import { generatedMutants, sampleOfGenerated } from './generated/index.ts';
import { allMutants, mutantsByKind } from './list/index.ts';
import { applyMutation, type Mutant } from './mutant.ts';
import { runTests } from './run-tests.ts';
import { SourceCopy } from './source-copy.ts';
import { type Catcher, catchers, tableOf, type Verdict } from './table.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const NAME_WIDTH = 84;

const startedAt = Date.now();
const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    catchers: { type: 'string', default: catchers.join() },
    all: { type: 'boolean', default: false },
    generated: { type: 'string', default: '0' },
    seed: { type: 'string', default: '16' },
    table: { type: 'string' },
  },
});
const chosenCatchers = catchers.filter((name) => options.catchers.split(',').includes(name));
const chosen = [
  ...selectedOf(mutantsByKind),
  ...(words.length > 0
    ? selectedOf(generatedMutants)
    : sampleOfGenerated(Number(options.generated), Number(options.seed))),
];
const verdicts = await tryAll(chosen.flatMap(({ mutants }) => mutants));
console.log(summary(verdicts, Math.round((Date.now() - startedAt) / 1_000)));
if (options.table !== undefined) await writeFile(options.table, tableOf(chosen, verdicts));
// Another implementation has no tests of this server.
process.exitCode = verdicts.every(({ caughtBy }) => caughtBy.some((one) => one !== 'server tests')) ? 0 : 1;

function selectedOf(kinds: Readonly<Record<string, readonly Mutant[]>>) {
  const isSelected = ({ name }: Mutant) => words.length === 0 || words.some((word) => name.includes(word));
  return Object.entries(kinds).map(([kind, mutants]) => ({ kind, mutants: mutants.filter(isSelected) }));
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

/** The copies in which a worker plants its mutants. */
interface Copies {
  readonly builds: WorkspaceCopy;
  /** Copied when it is needed. */
  readonly sources: () => Promise<SourceCopy>;
}

/** Tries mutants from the list until it is empty. */
async function work(waiting: Mutant[]): Promise<Verdict[]> {
  const builds = await copyWorkspace();
  let sources: Promise<SourceCopy> | undefined;
  const copies = { builds, sources: () => (sources ??= SourceCopy.create()) };
  const verdicts: Verdict[] = [];
  try {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const verdict = await tryMutant(copies, mutant);
      console.log(verdictLine(verdict));
      verdicts.push(verdict);
    }
  } finally {
    await builds.remove();
    await (await sources)?.remove();
  }
  return verdicts;
}

async function tryMutant(copies: Copies, mutant: Mutant): Promise<Verdict> {
  const startedAt = Date.now();
  const result = await tryCatchers(copies, mutant).catch(broken);
  return { mutant, ...result, seconds: Math.round((Date.now() - startedAt) / 1_000) };
}

type Result = Pick<Verdict, 'outcome' | 'caughtBy' | 'detail'>;

/** Tries the catchers until one notices the mutant, or all of them. */
async function tryCatchers(copies: Copies, mutant: Mutant): Promise<Result> {
  const failures: (readonly [Catcher, string])[] = [];
  for (const catcher of chosenCatchers) {
    if (failures.length > 0 && !options.all) break;
    const failure = await failureOf(catcher, copies, mutant);
    if (failure !== undefined) failures.push([catcher, failure]);
  }
  return {
    outcome: failures.length > 0 ? 'caught' : 'survived',
    caughtBy: failures.map(([catcher]) => catcher),
    detail: failures.map(([, failure]) => failure).join('; '),
  };
}

/** The message of a catcher about a mutant; `undefined` if it notices nothing. */
async function failureOf(catcher: Catcher, copies: Copies, mutant: Mutant): Promise<string | undefined> {
  switch (catcher) {
    case 'types':
      // Those that follow from the document are no code that a programmer could write.
      return allMutants.includes(mutant) && mutant.package !== 'client'
        ? (await copies.sources()).typeErrorOf(mutant)
        : undefined;
    case 'black box':
      return testAgainst(copies.builds, mutant);
    case 'server tests':
      return mutant.package === 'client' ? undefined : (await copies.sources()).testFailureOf(mutant);
  }
}

/** Runs the tests that should catch the mutant and, if they pass, all tests. Then restores the copy. */
async function testAgainst(copy: WorkspaceCopy, mutant: Mutant): Promise<string | undefined> {
  const { path, original, mutated } = applyMutation(mutant);
  const file = join(copy.folderOf(mutant.package), 'dist', path);
  await writeFile(file, mutated);
  try {
    const run = mutant.package === 'client' ? runTests : runBlackBox;
    const { failure } = await run(copy, mutant.suite);
    return failure ?? (options.quick ? undefined : (await run(copy, [])).failure);
  } finally {
    await writeFile(file, original);
  }
}

function broken(error: unknown): Result {
  return { outcome: 'broken', caughtBy: [], detail: error instanceof Error ? error.message : String(error) };
}

function verdictLine({ mutant, outcome, caughtBy, detail, seconds }: Verdict): string {
  const name = `${mutant.package}: ${mutant.name}`.padEnd(NAME_WIDTH);
  const status = outcome === 'caught' ? outcome : outcome.toUpperCase();
  return `${status.padEnd(8)}  ${name}  ${String(seconds).padStart(3)} s  ${[...caughtBy, detail].join(': ')}`;
}

function summary(verdicts: readonly Verdict[], seconds: number): string {
  const count = (outcome: Verdict['outcome']): number =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const caught = `${count('caught')} of ${verdicts.length} mutants caught in ${seconds} s`;
  const others = `${count('survived')} survived, ${count('broken')} broken`;
  return count('caught') === verdicts.length ? caught : `${caught}; ${others}`;
}
