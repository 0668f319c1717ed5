import { expect, it } from 'vitest';
import { compilerErrors } from '../src/steps.ts';
import { surprisesIn } from '../src/walk.ts';

it('an error of the compiler has the lines that explain it', () => {
  const output = [
    "a/b.ts(1,2): error TS2322: Type 'A' is not assignable to type 'B'.",
    "  Types of property 'country' are incompatible.",
    'c.ts(3,4): error TS2741: Property is missing.',
    '',
  ].join('\n');
  expect(compilerErrors(output)).toEqual([
    {
      file: 'a/b.ts',
      text: "TS2322: Type 'A' is not assignable to type 'B'.\n  Types of property 'country' are incompatible.",
    },
    { file: 'c.ts', text: 'TS2741: Property is missing.' },
  ]);
});

it('a message that nobody expects is a surprise, and so is one that does not come or does not name the reason', () => {
  const messages = [
    { file: 'a.ts', text: 'country is missing' },
    { file: 'b.ts', text: 'noise' },
  ];
  expect(surprisesIn(messages, { 'a.ts': /country/, 'b.ts': /noise/ })).toEqual([]);
  expect(surprisesIn([{ file: 'src/a.ts', text: 'country' }], { 'src/': /country/ })).toEqual([]);
  expect(surprisesIn(messages, { 'a.ts': /industry/, 'c.ts': /./ })).toEqual([
    'unexpected: b.ts: noise',
    'missing: a.ts with /industry/',
    'missing: c.ts with /./',
  ]);
});
