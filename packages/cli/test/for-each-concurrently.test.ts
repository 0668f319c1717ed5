import { describe, expect, it } from 'vitest';
import { forEachConcurrently } from '../src/core/for-each-concurrently.ts';

describe('concurrent work', () => {
  it('runs on every item once, on no more than the given number at a time', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await forEachConcurrently([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running -= 1;
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begins no further item after a failure, and ends with it after the items in progress', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    let endSlow = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      endSlow = resolve;
    });
    const work = forEachConcurrently([1, 2, 3, 4], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('first');
      await slow;
      ended.push(item);
    });
    setImmediate(() => endSlow());
    await expect(work).rejects.toThrow('first');
    expect({ begun, ended }).toEqual({ begun: [1, 2], ended: [2] });
  });
});
