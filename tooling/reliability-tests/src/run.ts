import { randomInt } from 'node:crypto';
import {
  builtServerEntry,
  bundledServerEntry,
  copyServerBuild,
  inTestEnvironment,
  randomFrom,
} from '@rollcall/test-environment';
import { inject } from 'vitest';
import type { Experiment, Safeguard } from './experiment.ts';
import type { Metric, Mode } from './metrics.ts';
import { startRollcall } from './rollcall-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    experimentMode: Mode;
  }
}

/** The mode of this run. `vitest run --mode full` makes it `full`. */
export const mode: Mode = inject('experimentMode');

/** The `main.js` of the server under test. `RELIABILITY_SERVER_ENTRY` names another build. */
export const serverEntry: string = process.env.RELIABILITY_SERVER_ENTRY ?? builtServerEntry;

/** In short mode, the bundle of the same code, since most of the time goes into starts. */
const testedEntry = mode === 'short' && serverEntry === builtServerEntry ? bundledServerEntry : serverEntry;

/** The random choices of this run follow from it. `RELIABILITY_SEED` repeats those of another run. */
const seed = Number(process.env.RELIABILITY_SEED ?? randomInt(2 ** 31));
if (!Number.isInteger(seed)) throw new Error('RELIABILITY_SEED must be an integer');

/** Runs an experiment on the server under test, or on a copy of it without a safeguard. */
export function runExperiment(experiment: Experiment, without?: Safeguard): Promise<readonly Metric[]> {
  return inTestEnvironment(async (environment) => {
    const entry = without ? await copyServerBuild(serverEntry, [without], await environment.newFolder()) : testedEntry;
    return experiment.run(
      {
        ...environment,
        random: randomFrom(seed),
        startServer: (options) => startRollcall(environment, entry, options),
      },
      mode,
    );
  });
}

let headerIsPrinted = false;

/** Prints one row of the table of results. */
export function printRow(experiment: string, result: string): void {
  if (!headerIsPrinted) {
    console.log(`\nResults in ${mode} mode, RELIABILITY_SEED=${seed}\n\n| experiment | metrics |\n| --- | --- |`);
    headerIsPrinted = true;
  }
  console.log(`| ${experiment} | ${result} |`);
}
