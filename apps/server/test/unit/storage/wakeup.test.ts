import { expect, test } from 'vitest';
import { Announcements } from '../../../src/storage/sqlite/worker/wakeup.ts';

test('the other side sees what is expected', () => {
  const ours = new Announcements();
  const theirs = new Announcements(ours.buffer);
  expect(theirs.expected).toBe(0);
  ours.expect(3);
  expect(theirs.expected).toBe(3);
});

test('what is sent between the look and the wait is not waited for, and what is expected stays so', () => {
  const ours = new Announcements();
  const theirs = new Announcements(ours.buffer);
  ours.expect(1);
  const { last } = theirs;
  ours.sent();
  theirs.await(last);
  expect(theirs.expected).toBe(1);
});

test('what does not come in time is no longer expected', () => {
  const ours = new Announcements();
  const theirs = new Announcements(ours.buffer);
  ours.expect(1);
  theirs.await(theirs.last);
  expect(theirs.expected).toBe(0);
});
