import { expect, it } from 'vitest';
import { movedCodeProblem } from '../../src/csv/moved-code.ts';

const moved = (code: string, column: number) =>
  `has the code ${code} of an earlier import in column ${column}, so its cells have moved`;

it.each([
  { given: ['k1', 'INDIVIDUAL', '2', 'malformed_row', 'The row has 3 cells'], want: moved('malformed_row', 4) },
  { given: ['malformed_row'], want: moved('malformed_row', 1) },
  { given: ['k1', '7', 'required', 'primary_email is required'], want: moved('required', 3) },
  { given: ['k1', 'seven', 'required', 'primary_email is required'], want: undefined },
  { given: ['k1', '7', 'required', 'yes'], want: undefined },
  { given: ['k1', 'required', ''], want: undefined },
])('finds the code of an earlier import among the cells $given: $want', ({ given, want }) => {
  expect(movedCodeProblem(given)).toBe(want);
});

it('accepts a code in the column that is made for it', () => {
  const cells = ['7', 'malformed_row', 'The row has 3 cells', 'k1'];
  expect(movedCodeProblem(cells, (index) => index === 1)).toBeUndefined();
  expect(movedCodeProblem([...cells, 'malformed_row'], (index) => index === 1)).toBe(moved('malformed_row', 5));
});
