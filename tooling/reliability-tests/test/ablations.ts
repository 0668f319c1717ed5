import { describe, test } from 'vitest';
import { experiments } from '../experiments/index.ts';
import { type Experiment, type Safeguard, wholeRun } from '../src/experiment.ts';
import { isKept } from '../src/metrics.ts';
import { mode, printRow, runExperiment } from '../src/run.ts';

const cases = experiments.flatMap((experiment) =>
  experiment.safeguards.map(
    (safeguard) => [`"${experiment.name}" fails without "${safeguard.name}"`, { experiment, safeguard }] as const,
  ),
);

describe.concurrent('safeguard ablations', () => {
  test.for(cases)('%s', async ([, { experiment, safeguard }], { expect, skip }) => {
    const obstacle = await experiment.obstacle?.();
    if (obstacle !== undefined) skip(obstacle);
    const broken = await brokenMetrics(experiment, safeguard);
    printRow(experiment.name, `without "${safeguard.name}" it breaks: ${broken.join(', ')}`);
    expect(broken).toContain(safeguard.breaks);
  });
});

async function brokenMetrics(experiment: Experiment, safeguard: Safeguard): Promise<string[]> {
  try {
    const metrics = await runExperiment(experiment, safeguard);
    return metrics.filter((metric) => !isKept(metric, mode)).map(({ name }) => name);
  } catch (error) {
    printRow(experiment.name, `without "${safeguard.name}" it ends: ${(error as Error).message}`);
    return [wholeRun];
  }
}
