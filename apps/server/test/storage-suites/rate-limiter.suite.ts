import { describe, expect, it } from 'vitest';
import type { CreateRateLimiter } from '../../src/rate-limits/rate-limiter.ts';

const quota = { kind: 'requests', quota: 3, windowSeconds: 60 };

/**
 * The guarantees of every RateLimiter.
 *
 * @param open returns one `createRateLimiter` for each process that shares the database.
 */
export function describeRateLimiter(name: string, open: () => Promise<readonly CreateRateLimiter[]>): void {
  describe(`the rate limits of a server on ${name}`, () => {
    it('allow each name as many uses as the quota, over all processes together', async () => {
      const limiters = (await open()).map((create) => create(quota));
      const counts = [];
      for (let use = 0; use < 5; use++) counts.push(await limiters[use % limiters.length]?.count('key'));
      expect(counts.map((count) => count?.withinQuota)).toEqual([true, true, true, false, false]);
      expect(counts.map((count) => count?.state.remaining)).toEqual([2, 1, 0, 0, 0]);
      for (const count of counts) {
        expect(count?.state).toMatchObject({ quota: 3, windowSeconds: 60 });
        expect(count?.state.resetSeconds).toBeGreaterThan(0);
        expect(count?.state.resetSeconds).toBeLessThanOrEqual(60);
      }
      expect((await limiters[0]?.count('another key'))?.state.remaining).toBe(2);
    });

    it('know until the end of the window that a name has exceeded its quota, without counting again', async () => {
      const [create] = await open();
      const limiter = create?.({ ...quota, quota: 1, windowSeconds: 1 }) ?? expect.fail();
      expect((await limiter.count('key')).withinQuota).toBe(true);
      const beyond = { quota: 1, windowSeconds: 1, remaining: 0, resetSeconds: 1 };
      for (let use = 0; use < 2; use++) {
        expect(await limiter.count('key')).toEqual({ withinQuota: false, state: beyond });
      }
      expect((await limiter.count('another key')).withinQuota).toBe(true);
      await expect.poll(async () => (await limiter.count('key')).withinQuota).toBe(true);
    });

    it('count several uses at once', async () => {
      const limiters = (await open()).map((create) => create(quota));
      expect(await limiters[0]?.count('heavy', 2)).toMatchObject({ withinQuota: true, state: { remaining: 1 } });
      expect(await limiters.at(-1)?.count('heavy', 2)).toMatchObject({ withinQuota: false, state: { remaining: 0 } });
    });

    it('count the same name separately for each kind of limit', async () => {
      const [create] = await open();
      await create?.({ ...quota, quota: 1 }).count('key');
      expect((await create?.({ ...quota, quota: 1, kind: 'wrong-keys' }).count('key'))?.withinQuota).toBe(true);
    });

    it('count fifty simultaneous uses one by one', async () => {
      const limiters = (await open()).map((create) => create({ ...quota, quota: 20 }));
      const uses = Array.from({ length: 50 }, (_, use) => limiters[use % limiters.length]?.count('key'));
      const allowed = (await Promise.all(uses)).filter((count) => count?.withinQuota);
      expect(allowed).toHaveLength(20);
    });
  });
}
