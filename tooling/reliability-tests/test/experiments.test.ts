import { describe, inject, type TestContext, test } from 'vitest';
import { experiments, experimentsOfEveryRun } from '../experiments/index.ts';
import { stopUnderLoad } from '../experiments/stop-under-load.ts';
import type { Experiment } from '../src/experiment.ts';
import { describeBroken, describeMetric, isKept } from '../src/metrics.ts';
import { mode, printRow, runExperiment } from '../src/run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    everyExperiment: boolean;
  }
}

const chosen = inject('everyExperiment') ? experiments : experimentsOfEveryRun;

/** Its clients must not be late: the server assumes that a client that pauses too long has left. */
const aloneInTheProcess: readonly Experiment[] = [stopUnderLoad];

describe.concurrent('experiments', () => {
  test.for(named(chosen.filter((experiment) => !aloneInTheProcess.includes(experiment))))('%s', expectKept);
});

describe('experiments, one after the other', () => {
  test.for(named(aloneInTheProcess))('%s', expectKept);
});

/** Not by a template of vitest, which shortens long names, so that `-t` would not find them. */
function named(some: readonly Experiment[]): (readonly [string, Experiment])[] {
  return some.map((experiment) => [`${experiment.name}: ${experiment.promise}`, experiment]);
}

async function expectKept([, experiment]: readonly [string, Experiment], { expect, skip }: TestContext): Promise<void> {
  const obstacle = await experiment.obstacle?.();
  if (obstacle !== undefined) {
    printRow(experiment.name, `skipped: ${obstacle}`);
    skip(obstacle);
  }
  const metrics = await runExperiment(experiment);
  printRow(experiment.name, metrics.map(describeMetric).join('; '));
  const broken = metrics.filter((metric) => !isKept(metric, mode));
  expect(broken.map(describeBroken)).toEqual([]);
}
