import type { Issue } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { capIssues, isAtLeastOne } from '../../../src/validation/issues.ts';
import { startServer } from '../../support/start-server.ts';

function issues(count: number) {
  const list = Array.from(
    { length: count },
    (_, index): Issue => ({ code: 'required', field: `f${index}`, message: 'x' }),
  );
  if (!isAtLeastOne(list)) throw new Error('none');
  return list;
}

it.each([1, 999, 1000])('%i issues are all told', (count) => {
  expect(capIssues(issues(count))).toEqual(issues(count));
});

it.each([
  { given: 1001, leftOut: 2 },
  { given: 175_000, leftOut: 174_001 },
])('of $given issues, the first 999 are told and how many others there are', ({ given, leftOut }) => {
  const note = { code: 'required', field: null, message: `${leftOut} more issues were left out` };
  expect(capIssues(issues(given))).toEqual([...issues(999), note]);
});

it('a body full of unknown fields is answered in time, and as the document says', async () => {
  const { send } = await startServer();
  const body = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`citx_${index}`, 0]));
  const answer = await send('POST', '/customers', { body });
  expect(answer.status).toBe(422);
  expect(answer.body.message).toBe('customer_key is required (and 60002 more issues)');
  expect(answer.body.issues).toHaveLength(1000);
  expect(answer.body.issues.at(-1).message).toBe('59004 more issues were left out');
});
