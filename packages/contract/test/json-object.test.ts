import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { jsonObject } from '../src/json-object.ts';

const numbers = jsonObject({ names: z.string().max(3), values: z.number() });

describe('jsonObject', () => {
  it('returns a valid object itself, not a copy', () => {
    const value = JSON.parse('{"a":1,"b":2}');
    expect(numbers.parse(value)).toBe(value);
  });

  it('checks an own __proto__ like any other property', () => {
    const schema = jsonObject({ values: z.number() });
    const valid = JSON.parse('{"__proto__":1}');
    expect(schema.parse(valid)).toBe(valid);
    expect(schema.safeParse(JSON.parse('{"__proto__":"1"}')).error?.issues).toMatchObject([
      { code: 'invalid_type', path: ['__proto__'] },
    ]);
  });

  it.each([null, undefined, [], 'text', 1])('rejects %j', (value) => {
    expect(numbers.safeParse(value).error?.issues).toMatchObject([
      { code: 'invalid_type', expected: 'object', path: [] },
    ]);
  });

  it('reports every invalid name and value under its name', () => {
    const result = numbers.safeParse({ long_name: 1, a: '1', b: 1 });
    expect(result.error?.issues).toMatchObject([
      { code: 'invalid_key', path: ['long_name'], issues: [{ code: 'too_big', maximum: 3 }] },
      { code: 'invalid_type', path: ['a'] },
    ]);
  });

  it('checks declared properties with their own schema, and only the others with the schema of values', () => {
    const schema = jsonObject({ properties: z.object({ a: z.string() }), values: z.number() });
    expect(schema.safeParse({ a: 'text', b: 1 }).success).toBe(true);
    expect(schema.safeParse({ b: 'text' }).error?.issues).toMatchObject([
      { code: 'invalid_type', path: ['a'] },
      { code: 'invalid_type', path: ['b'] },
    ]);
  });

  it('reports the full path of an issue in a nested object', () => {
    const schema = z.strictObject({ list: z.array(jsonObject({ values: numbers })) });
    const result = schema.safeParse({ list: [{}, { x: { y: null } }] });
    expect(result.error?.issues).toMatchObject([{ code: 'invalid_type', path: ['list', 1, 'x', 'y'] }]);
  });
});
