import { customerCreateSchema } from '@rollcall/contract/schemas';
import { expect, test } from 'vitest';
import { fieldsOf } from '../../../src/document/fields.ts';
import { problemsOf, repeatedNames } from '../../../src/document/problems.ts';

const valid = { customer_key: 'acme', customer_type: 'BUSINESS', primary_email: 'acme@example.com' };

test.each([
  { given: { customer_type: undefined }, want: ['customer_type is required'] },
  { given: { primary_email: 'x' }, want: ['primary_email must be an email address like name@example.com'] },
  { given: { city: 'x'.repeat(256) }, want: ['city must have at most 255 characters'] },
  { given: { phone_numbers: [{}] }, want: ['phone_numbers.0.phone_number is required'] },
  { given: { primary_email: '  acme@example.com ' }, want: [] },
])('the document finds before sending: $want', ({ given, want }) => {
  const problems = problemsOf('CustomerCreate', customerCreateSchema, { ...valid, ...given });
  expect(problems.map(({ field, message }) => `${field} ${message}`)).toEqual(want);
});

test('a name that metadata has twice is found, since JSON would lose one of its values', () => {
  const values = {
    metadata: [
      ['plan', 'pro'],
      ['plan', 'free'],
    ] as const,
  };
  const want = [{ field: 'metadata', message: 'has the name "plan" twice' }];
  expect(repeatedNames(fieldsOf('CustomerCreate'), values)).toEqual(want);
});
