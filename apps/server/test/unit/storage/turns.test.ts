import { expect, test } from 'vitest';
import { Turns } from '../../../src/storage/postgres/connection/turns.ts';

test('work of one name runs in the order in which it came, even after a failure, and does not wait for other names', async () => {
  const turns = new Turns<string>();
  const events: string[] = [];
  let finish = () => {};
  const first = turns.take('a', async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    events.push('first');
    throw new Error('planned');
  });
  const second = turns.take('a', async () => events.push('second'));
  const third = turns.take('a', async () => events.push('third'));
  await turns.take('b', async () => events.push('other'));
  expect(events).toEqual(['other']);
  finish();
  await expect(first).rejects.toThrow('planned');
  expect([await second, await third]).toEqual([3, 4]);
  expect(events).toEqual(['other', 'first', 'second', 'third']);
});
