import { describe, expect, it } from 'vitest';
import { changes } from '../../src/changes.ts';
import { summaryOf, walk } from '../../src/walk.ts';

describe.each(changes)('adding or changing $name', (change) => {
  it('gives exactly the messages that CONTRIBUTING promises', async () => {
    const steps = await walk(change);
    console.log(summaryOf(change, steps));
    expect(steps.flatMap(({ step, surprises }) => surprises.map((surprise) => `${step}: ${surprise}`))).toEqual([]);
  });
});
