import { setImmediate as nextIteration } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FairQueue } from '../../../src/server/fair-queue.ts';

test('waiting jobs run in their order of arrival, each in its own iteration of the event loop', async () => {
  const queue = new FairQueue();
  const order: string[] = [];
  const waiting = ['first', 'second', 'third'].map((name) => queue.turn().then(() => order.push(name)));
  const seenByOthers: string[][] = [];
  while (order.length < 3) {
    await nextIteration();
    seenByOthers.push([...order]);
  }
  await Promise.all(waiting);
  expect(order).toEqual(['first', 'second', 'third']);
  expect(seenByOthers).toContainEqual(['first']);
  expect(seenByOthers).toContainEqual(['first', 'second']);
});

test('a job that arrives after all others have run gets its turn too', async () => {
  const queue = new FairQueue();
  await queue.turn();
  await nextIteration();
  await queue.turn();
});
