import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { allOf, maxProperties, minProperties, uniqueItems, wholeNumber } from '../src/json-checks.ts';

const issuesOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues ?? [];

describe('wholeNumber', () => {
  it.each([0, -0, 1, -5, 2 ** 53, 1e300])('accepts %d as a whole number', (value) => {
    expect(issuesOf(z.number().check(wholeNumber), value)).toEqual([]);
  });

  it('rejects a fraction with the issue of zod’s int', () => {
    expect(issuesOf(z.number().check(wholeNumber), 0.5)).toMatchObject([{ code: 'invalid_type', expected: 'int' }]);
  });
});

describe('uniqueItems', () => {
  const schema = z.array(z.unknown()).check(uniqueItems);

  it.each([
    { given: [1, '1', true, 'true', null, 'null', [], {}, [[]]], want: [] },
    { given: [1, 2, 1, 1], want: [2, 3] },
    {
      given: [
        { a: 1, b: { c: 1, d: 2 } },
        { b: { d: 2, c: 1 }, a: 1 },
      ],
      want: [1],
    },
    {
      given: [
        [1, 2],
        [2, 1],
      ],
      want: [],
    },
    { given: [0, -0], want: [1] },
  ])('reports the repeated items of $given at $want', ({ given, want }) => {
    expect(issuesOf(schema, given).map((issue) => issue.path[0])).toEqual(want);
  });
});

describe('minProperties and maxProperties', () => {
  const schema = z.looseObject({}).check(minProperties(1)).check(maxProperties(2));

  it.each([
    { given: {}, want: [{ code: 'too_small', origin: 'object', minimum: 1 }] },
    { given: { a: 1 }, want: [] },
    { given: { a: 1, b: 2 }, want: [] },
    { given: { a: 1, b: 2, c: 3 }, want: [{ code: 'too_big', origin: 'object', maximum: 2 }] },
  ])('find $want in $given with 1 to 2 properties allowed', ({ given, want }) => {
    expect(issuesOf(schema, given)).toMatchObject(want);
  });
});

it('allOf reports the issues of every schema, and returns a valid value unchanged', () => {
  const schema = allOf([z.looseObject({ a: z.string() }), z.looseObject({ b: z.number() })]);
  const value = { a: 'a', b: 1, c: null };
  expect(schema.parse(value)).toBe(value);
  expect(issuesOf(schema, {})).toMatchObject([{ path: ['a'] }, { path: ['b'] }]);
});
