import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { byType } from '../src/by-type.ts';
import { jsonObject } from '../src/json-object.ts';
import { list } from '../src/list.ts';

/** A schema that rejects everything, and counts how often it is asked. */
function rejecting() {
  const asked = { count: 0 };
  const schema = z.unknown().check(({ value, issues }) => {
    asked.count += 1;
    issues.push({ code: 'custom', input: value, message: 'rejected' });
  });
  return { schema, asked };
}

const issuesOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues ?? [];
const repeated = (count: number) => Array.from({ length: count }, () => 0);

describe('a list', () => {
  it('a list comes out as an equal array, with the values of its items', () => {
    expect(list(z.number(), { min: 1, max: 2 }).parse([1, 2])).toEqual([1, 2]);
  });

  it('a list that is too long is counted, and none of its items is checked', () => {
    const { schema, asked } = rejecting();
    const issues = issuesOf(list(schema, { max: 10 }), repeated(500_000));
    expect(issues).toMatchObject([{ code: 'too_big', origin: 'array', maximum: 10 }]);
    expect(asked.count).toBe(0);
  });

  it('a list that is too short or no list at all has one issue', () => {
    expect(issuesOf(list(z.number(), { min: 1 }), [])).toMatchObject([
      { code: 'too_small', origin: 'array', minimum: 1 },
    ]);
    expect(issuesOf(list(z.number()), {})).toMatchObject([{ code: 'invalid_type', expected: 'array' }]);
  });

  it('a list with a thousand issues is not checked any further, at any depth', () => {
    const { schema, asked } = rejecting();
    const issues = issuesOf(list(list(schema)), [repeated(600), repeated(600), repeated(600)]);
    expect(issues).toHaveLength(1200);
    expect(asked.count).toBe(1200);
    expect(issues.at(-1)?.path).toEqual([1, 599]);
  });
});

describe('an object', () => {
  it('an object with too many properties is counted, and none of them is checked', () => {
    const { schema, asked } = rejecting();
    const many = Object.fromEntries(repeated(50_000).map((_, index) => [`name${index}`, 1]));
    const issues = issuesOf(jsonObject({ names: schema, values: schema, max: 50 }), many);
    expect(issues).toMatchObject([{ code: 'too_big', origin: 'object', maximum: 50 }]);
    expect(asked.count).toBe(0);
  });

  it('the value of an invalid name is not checked', () => {
    const { schema, asked } = rejecting();
    expect(issuesOf(jsonObject({ names: z.string().max(2), values: schema }), { long: 1 })).toHaveLength(1);
    expect(asked.count).toBe(0);
  });
});

describe('a schema by type', () => {
  const { schema, asked } = rejecting();
  const value: z.ZodType = byType({
    string: z.string(),
    number: z.number(),
    boolean: z.boolean(),
    array: list(schema),
    object: jsonObject({ values: schema }),
  });

  it.each(['text', 1, true, [], {}])('the value %j is accepted by the branch of its type', (given) => {
    expect(value.parse(given)).toEqual(given);
  });

  it('a value without a branch is rejected', () => {
    expect(issuesOf(value, null)).toMatchObject([{ code: 'invalid_type' }]);
  });

  it('a list or an object is checked until it has twenty issues', () => {
    asked.count = 0;
    expect(issuesOf(value, repeated(1000))).toHaveLength(20);
    expect(issuesOf(value, { a: 1, b: 2 })).toMatchObject([{ path: ['a'] }, { path: ['b'] }]);
    expect(asked.count).toBe(22);
  });
});
