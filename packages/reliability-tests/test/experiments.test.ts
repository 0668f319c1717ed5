import { describe, test } from 'vitest';
import { experiments } from '../experiments/index.js';
import { extent } from '../src/extent.js';
import { describeBroken, describeFigure, isKept } from '../src/figure.js';
import { perform } from '../src/perform.js';
import { printRow } from '../src/print-row.js';
import { serverEntry } from '../src/server/server-build.js';
import { timeSlack } from '../src/time-slack.js';

describe.concurrent('experiments', () => {
  test.for(experiments)('$name: $promise', async (experiment, { expect, skip }) => {
    const obstacle = await experiment.obstacle?.();
    if (obstacle !== undefined) {
      printRow(experiment.name, `skipped: ${obstacle}`);
      skip(obstacle);
    }
    const figures = await perform(experiment, extent, serverEntry());
    printRow(experiment.name, figures.map(describeFigure).join('; '));
    const broken = figures.filter((figure) => !isKept(figure, timeSlack(extent)));
    expect(broken.map(describeBroken)).toEqual([]);
  });
});
