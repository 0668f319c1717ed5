import { describe, test } from 'vitest';
import { experiments } from '../experiments/index.js';
import type { Experiment } from '../src/experiment.js';
import { isKept } from '../src/figure.js';
import { perform } from '../src/perform.js';
import { printRow } from '../src/print-row.js';
import { wholeRun } from '../src/server/guard.js';
import { withoutGuard } from '../src/server/server-build.js';
import { timeSlack } from '../src/time-slack.js';

const cases = experiments.flatMap((experiment) =>
  experiment.guards.map((guard) => [`${experiment.name}, without "${guard.name}"`, { experiment, guard }] as const),
);

describe.concurrent('an experiment fails without what keeps its promise', () => {
  test.for(cases)('%s', async ([, { experiment, guard }], { expect, skip }) => {
    const obstacle = await experiment.obstacle?.();
    if (obstacle !== undefined) skip(obstacle);
    const broken = await withoutGuard(guard, (entry) => brokenFigures(experiment, entry));
    printRow(experiment.name, `without "${guard.name}" it breaks: ${broken.join(', ')}`);
    expect(broken).toContain(guard.breaks);
  });
});

async function brokenFigures(experiment: Experiment, entry: string): Promise<string[]> {
  try {
    const figures = await perform(experiment, 'short', entry);
    return figures.filter((figure) => !isKept(figure, timeSlack('short'))).map(({ name }) => name);
  } catch {
    return [wholeRun];
  }
}
