import { describe, test } from 'vitest';
import { experiments } from '../experiments/index.ts';
import { type Experiment, wholeRun } from '../src/experiment.ts';
import { isKept } from '../src/metrics.ts';
import { perform, printRow, timeSlack } from '../src/run.ts';
import { withoutGuard } from '../src/server/server-build.ts';

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
