import { describe, type TestContext, test } from 'vitest';
import { experiments } from '../experiments/index.ts';
import { slowSockets } from '../experiments/slow-sockets.ts';
import { soak } from '../experiments/soak.ts';
import { stopUnderLoad } from '../experiments/stop-under-load.ts';
import type { Experiment } from '../src/experiment.ts';
import { describeBroken, describeFigure, isKept } from '../src/metrics.ts';
import { extent, perform, printRow, timeSlack } from '../src/run.ts';
import { serverEntry } from '../src/server/server-build.ts';

/** Their figures are times and slopes, which other tests on the same machine spoil. */
const aloneOnTheMachine: readonly Experiment[] = [slowSockets, soak];

/** Their callers must not be late: whoever pauses for too long is taken to have left. */
const aloneInTheProcess: readonly Experiment[] = [stopUnderLoad];

describe.concurrent('experiments', () => {
  test.for(named(experiments.filter((experiment) => !aloneInTheProcess.includes(experiment))))('%s', showKept);
});

describe('experiments, one after the other', () => {
  test.for(named(aloneInTheProcess))('%s', showKept);
});

/** Not by a template of vitest's, which cuts long names, so that `-t` would not find them. */
function named(some: readonly Experiment[]): (readonly [string, Experiment])[] {
  return some.map((experiment) => [`${experiment.name}: ${experiment.promise}`, experiment]);
}

async function showKept([, experiment]: readonly [string, Experiment], { expect, skip }: TestContext): Promise<void> {
  const obstacle = await obstacleTo(experiment);
  if (obstacle !== undefined) {
    printRow(experiment.name, `skipped: ${obstacle}`);
    skip(obstacle);
  }
  const figures = await perform(experiment, extent, serverEntry());
  printRow(experiment.name, figures.map(describeFigure).join('; '));
  const broken = figures.filter((figure) => !isKept(figure, timeSlack(extent)));
  expect(broken.map(describeBroken)).toEqual([]);
}

async function obstacleTo(experiment: Experiment): Promise<string | undefined> {
  if (extent === 'short' && aloneOnTheMachine.includes(experiment)) {
    return 'it needs the machine to itself; pnpm test:reliability runs it';
  }
  return experiment.obstacle?.();
}
