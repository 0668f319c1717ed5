import { expect, it } from 'vitest';
import { nearestName } from '../../../src/validation/nearest-name.ts';

const names = ['first_name', 'last_name', 'city', 'state', 'country', 'zip_code', 'per_page', 'page'];

it.each([
  { given: 'frist_name', want: 'first_name' },
  { given: 'firstName', want: 'first_name' },
  { given: 'FIRST_NAME', want: 'first_name' },
  { given: 'name', want: undefined },
  { given: 'citi', want: 'city' },
  { given: 'ciyt', want: 'city' },
  { given: 'sity', want: 'city' },
  { given: 'foo', want: undefined },
  { given: 'zip', want: undefined },
  { given: 'zipcode', want: 'zip_code' },
  { given: 'perpage', want: 'per_page' },
  { given: 'nonsense', want: undefined },
  { given: 'x', want: undefined },
  { given: '', want: undefined },
  { given: 'first_name'.repeat(100), want: undefined },
])('what was meant by $given: $want', ({ given, want }) => {
  expect(nearestName(given, names)).toBe(want);
});
