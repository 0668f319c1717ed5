// Plants every mutant in a copy of the built packages, one by one, and sees whether the contract tests notice it.
import { allMutants, type PlacedMutant } from './all-mutants.ts';
import { summary, verdictLine } from './report.ts';
import { runTests } from './run-tests.ts';
import { tryMutant, type Verdict } from './try-mutant.ts';
import { copyWorkspace } from './workspace-copy.ts';

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
