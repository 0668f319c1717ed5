import { expect, test } from 'vitest';
import { parseConfig } from '../../../src/config.ts';
import { nextAfter } from '../../../src/webhooks/schedule.ts';

const now = new Date('2026-11-30T10:00:00.000Z');
const { retrySeconds } = parseConfig({}).webhooks;
const failure = { statusCode: 500, error: 'The response has the status 500.' };

function waitAfter(given: Partial<Parameters<typeof nextAfter>[0]>, step = 0, random = () => 0): number | string {
  const next = nextAfter({ ...failure, ...given }, step, { now, retrySeconds, random });
  return next.kind === 'retry' ? (next.at.getTime() - now.getTime()) / 1_000 : next.kind;
}

test('ten attempts fail within about three days, and no other one follows', () => {
  const waits = Array.from({ length: 10 }, (_, step) => waitAfter({}, step));
  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, 'failed']);
});

test('a wait is up to a tenth longer, at random', () => {
  expect(waitAfter({}, 1, () => 0.5)).toBe(315);
  expect(waitAfter({}, 1, () => 1)).toBe(330);
});

test('nothing follows a success or a 410', () => {
  expect(waitAfter({ statusCode: 200, error: null })).toBe('succeeded');
  expect(waitAfter({ statusCode: 410 })).toBe('gone');
});

test.each([
  { given: '120', want: 120 },
  { given: '0', want: 1 },
  { given: '999999', want: 86_400 },
  { given: 'Mon, 30 Nov 2026 10:02:00 GMT', want: 120 },
  { given: 'Mon, 30 Nov 2026 09:00:00 GMT', want: 1 },
  { given: 'soon', want: 5 },
])('a Retry-After of $given with a 429, 502, 503 or 504 is honored, up to a day', ({ given, want }) => {
  for (const statusCode of [429, 502, 503, 504]) expect(waitAfter({ statusCode, retryAfter: given })).toBe(want);
  expect(waitAfter({ statusCode: 500, retryAfter: given })).toBe(5);
});
