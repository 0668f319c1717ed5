import { expect, it } from 'vitest';
import { countAgainst } from '../../../src/rate-limits/rate-limits.ts';

it('allows requests and logs a warning if the rate limiter cannot count', async () => {
  const lines: unknown[] = [];
  const warning = { warn: (line: unknown) => lines.push(line) } as never;
  const limiter = { count: () => Promise.reject(new Error('the table is gone')), exceeded: () => undefined };
  await expect(countAgainst(limiter, 'key', warning)).resolves.toBeUndefined();
  expect(lines).toHaveLength(1);
});
