import { expect, it } from 'vitest';
import { isCommitSubject } from '../../../scripts/check-commits.mjs';

it.each([
  { given: 'fix(server): reject a key with a trailing space', want: true },
  { given: 'refactor(server,release)!: name both rules once', want: true },
  { given: 'perf(server): SQLite commits once per batch', want: true },
  { given: 'fix: reject a key', want: false },
  { given: 'server: reject a key', want: false },
  { given: 'fix(server) reject a key', want: false },
  { given: 'fix(server): reject a key.', want: false },
  { given: 'improve(server): reject a key', want: false },
])('the commit check answers $want to "$given"', ({ given, want }) => {
  expect(isCommitSubject(given)).toBe(want);
});
