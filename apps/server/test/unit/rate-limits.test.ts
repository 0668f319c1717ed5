import type { Request } from 'express';
import { expect, it, test } from 'vitest';
import { networkOf } from '../../src/http/request/authenticate.ts';
import { countAgainst } from '../../src/rate-limits/rate-limits.ts';

it('allows requests and logs a warning if the rate limiter cannot count', async () => {
  const lines: unknown[] = [];
  const logger = { warn: (line: unknown) => lines.push(line) } as never;
  const limiter = { count: () => Promise.reject(new Error('the table is gone')) };
  await expect(countAgainst(limiter, 'key', { logger })).resolves.toBeUndefined();
  expect(lines).toHaveLength(1);
});

const socket = { remoteAddress: '198.51.100.7' };

test.each([
  { given: '192.0.2.1', want: '192.0.2.1' },
  { given: '::ffff:192.0.2.1', want: '192.0.2.1' },
  { given: '2001:db8:1:2:3:4:5:6', want: '2001:db8:1:2::/64' },
  { given: '2001:DB8:1:2:ffff::1', want: '2001:db8:1:2::/64' },
  { given: '2001:db8::1', want: '2001:db8:0:0::/64' },
  { given: '::1', want: '0:0:0:0::/64' },
  { given: 'not an address', want: '198.51.100.7' },
  { given: undefined, want: '198.51.100.7' },
])('the address $given counts as the network $want', ({ given, want }) => {
  expect(networkOf({ ip: given, socket } as unknown as Request)).toBe(want);
});
