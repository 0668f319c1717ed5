import { setImmediate as otherWork } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from '../../../src/server/fair-queue.ts';

test('those who wait go on in the order in which they came, each in a turn of its own', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const waiting = ['first', 'second', 'third'].map((name) => turns.next().then(() => order.push(name)));
  const seenByOthers: string[][] = [];
  while (order.length < 3) {
    await otherWork();
    seenByOthers.push([...order]);
  }
  await Promise.all(waiting);
  expect(order).toEqual(['first', 'second', 'third']);
  expect(seenByOthers).toContainEqual(['first']);
  expect(seenByOthers).toContainEqual(['first', 'second']);
});

test('who comes after all have gone gets a turn too', async () => {
  const turns = new Turns();
  await turns.next();
  await otherWork();
  await turns.next();
});
