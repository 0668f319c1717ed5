import { describe, type TestContext, test } from 'vitest';
import { experiments } from '../experiments/index.ts';
import { slowSockets } from '../experiments/slow-sockets.ts';
import { soak } from '../experiments/soak.ts';
import { stopUnderLoad } from '../experiments/stop-under-load.ts';
import { webhooksKillPostgres } from '../experiments/webhooks-kill.ts';
import type { Experiment } from '../src/experiment.ts';
import { describeBroken, describeMetric, isKept } from '../src/metrics.ts';
import { mode, printRow, runExperiment } from '../src/run.ts';

/** Their promises are about times and slopes, which other tests on the same machine distort. */
const aloneOnTheMachine: readonly Experiment[] = [slowSockets, soak];

/** It waits until leases of a minute end. */
const tooLong: readonly Experiment[] = [webhooksKillPostgres];

/** Its clients must not be late: the server assumes that a client that pauses too long has left. */
const aloneInTheProcess: readonly Experiment[] = [stopUnderLoad];

describe.concurrent('experiments', () => {
  test.for(named(experiments.filter((experiment) => !aloneInTheProcess.includes(experiment))))('%s', expectKept);
});

describe('experiments, one after the other', () => {
  test.for(named(aloneInTheProcess))('%s', expectKept);
});

/** Not by a template of vitest, which shortens long names, so that `-t` would not find them. */
function named(some: readonly Experiment[]): (readonly [string, Experiment])[] {
  return some.map((experiment) => [`${experiment.name}: ${experiment.promise}`, experiment]);
}

async function expectKept([, experiment]: readonly [string, Experiment], { expect, skip }: TestContext): Promise<void> {
  const obstacle = await obstacleTo(experiment);
  if (obstacle !== undefined) {
    printRow(experiment.name, `skipped: ${obstacle}`);
    skip(obstacle);
  }
  const metrics = await runExperiment(experiment);
  printRow(experiment.name, metrics.map(describeMetric).join('; '));
  const broken = metrics.filter((metric) => !isKept(metric, mode));
  expect(broken.map(describeBroken)).toEqual([]);
}

async function obstacleTo(experiment: Experiment): Promise<string | undefined> {
  if (mode === 'short' && aloneOnTheMachine.includes(experiment)) {
    return 'it needs the machine to itself; pnpm test:reliability runs it';
  }
  if (mode === 'short' && tooLong.includes(experiment)) return 'it takes minutes; pnpm test:reliability runs it';
  return experiment.obstacle?.();
}
