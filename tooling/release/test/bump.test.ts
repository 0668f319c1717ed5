import { expect, it } from 'vitest';
import { type Bump, largest } from '../src/bump.ts';

const table: readonly { given: readonly Bump[]; want: Bump }[] = [
  { given: [], want: 'none' },
  { given: ['none', 'patch'], want: 'patch' },
  { given: ['minor', 'patch', 'minor'], want: 'minor' },
  { given: ['patch', 'major', 'minor'], want: 'major' },
];

it.each(table)('the largest of $given is $want', ({ given, want }) => {
  expect(largest(given)).toBe(want);
});
