import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allMutants, type PlacedMutant } from './list/index.ts';
import { applyMutation } from './mutant.ts';
import { runTests } from './run-tests.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const NAME_WIDTH = 84;

/** One line for a mutant. */
function verdictLine({ mutant, outcome, detail, seconds }: Verdict): string {
  const what = `${mutant.package}: ${mutant.name}`.padEnd(NAME_WIDTH);
  const how = outcome === 'caught' ? outcome : outcome.toUpperCase();
  return `${how.padEnd(8)}  ${what}  ${String(seconds).padStart(3)} s  ${detail}`;
}

/** The last line. */
function summary(verdicts: readonly Verdict[], seconds: number): string {
  const count = (outcome: Verdict['outcome']): number =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const caught = `${count('caught')} of ${verdicts.length} mutants caught in ${seconds} s`;
  const others = `${count('survived')} survived, ${count('broken')} broken`;
  return count('caught') === verdicts.length ? caught : `${caught}; ${others}`;
}

// Plants every mutant in a copy of the built packages, one by one, and sees whether the contract tests notice it.

/** Each has a copy of its own, and a server. */
const WORKERS = 2;

const startedAt = Date.now();
const verdicts = await tryAll(selected(process.argv.slice(2)));
console.log(summary(verdicts, Math.round((Date.now() - startedAt) / 1_000)));
process.exitCode = verdicts.every(({ outcome }) => outcome === 'caught') ? 0 : 1;

/** The mutants whose names contain one of the words; all where there are none. */
function selected(words: readonly string[]): PlacedMutant[] {
  return allMutants.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
}

async function tryAll(mutants: readonly PlacedMutant[]): Promise<Verdict[]> {
  await assertHonestCopyPasses();
  const waiting = [...mutants];
  const workers = Array.from({ length: WORKERS }, () => work(waiting));
  return (await Promise.all(workers)).flat();
}

/** A copy that fails by itself would have every mutant caught. */
async function assertHonestCopyPasses(): Promise<void> {
  const copy = await copyWorkspace();
  try {
    const { failure, testsRun } = await runTests(copy, []);
    if (failure) throw new Error(`The tests fail without any mutant: ${failure}`);
    console.log(`Without a mutant, all ${testsRun} tests pass.`);
  } finally {
    await copy.remove();
  }
}

/** Takes one mutant after the other, until none is waiting. */
async function work(waiting: PlacedMutant[]): Promise<Verdict[]> {
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

/** What became of a mutant. */
interface Verdict {
  readonly mutant: PlacedMutant;
  /** `broken`: it proves nothing, since the tests could not be run against it. */
  readonly outcome: 'caught' | 'survived' | 'broken';
  /** The test that noticed it, or why it is broken. */
  readonly detail: string;
  readonly seconds: number;
}

/** Plants a fault, runs the tests that should notice it, and, if they do not, all others; then takes it out again. */
async function tryMutant(copy: WorkspaceCopy, mutant: PlacedMutant): Promise<Verdict> {
  const startedAt = Date.now();
  const result = await testedAgainst(copy, mutant).catch(broken);
  return { mutant, ...result, seconds: Math.round((Date.now() - startedAt) / 1_000) };
}

type Result = Pick<Verdict, 'outcome' | 'detail'>;

async function testedAgainst(copy: WorkspaceCopy, mutant: PlacedMutant): Promise<Result> {
  const path = join(copy.folderOf(mutant.package), 'dist', mutant.file);
  const source = await readFile(path, 'utf8');
  await writeFile(path, applyMutation(source, mutant));
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
