import { describe, expect, it } from 'vitest';
import type { Json } from '../../../generator/document/openapi.ts';
import { generateTypes } from '../../../generator/emit/types.ts';
import { literal } from '../../../generator/emit/typescript.ts';
import { documentOf } from '../../support/generator.ts';

it('a property with a default stays optional', async () => {
  const properties = { size: { type: 'integer', default: 1 } } as const;
  expect(await generateTypes(documentOf({ Thing: { type: 'object', properties } }))).toMatch(/size\?: number/);
});

it('the constant null has the type null', async () => {
  const properties = { nothing: { const: null } } as const;
  const source = await generateTypes(documentOf({ Thing: { type: 'object', required: ['nothing'], properties } }));
  expect(source).toMatch(/nothing: null;/);
});

it('schemas that contain each other are aliases, since an interface cannot hold them', async () => {
  const items = (name: string) => ({
    anyOf: [{ type: 'string' as const }, { type: 'array' as const, items: { $ref: `#/components/schemas/${name}` } }],
  });
  const source = await generateTypes(
    documentOf({ Left: items('Right'), Right: items('Left'), Plain: { type: 'string' } }),
  );
  expect(source).toContain('type Left = string | Right[];');
  expect(source).toContain('type Right = string | Left[];');
  expect(source).toMatch(/Left: Left;\s+Right: Right;\s+Plain: string;/);
});

const texts = ["it's", 'say "hi"', 'back\\slash', '\\"', 'line\nbreak', '\u0000', '\ud800', '😀', '`back` ticks'];
const values: Json[] = [
  null,
  true,
  -1.5,
  [],
  {},
  [1, [2]],
  { 'a-b': 1, 1: 'x', constructor: [] },
  ...texts,
  [texts],
  { [texts.join()]: texts },
];

describe('literal', () => {
  it.each(values)('writes %j as TypeScript source with the same value', (value) => {
    expect(new Function(`return (${literal(value)})`)()).toEqual(value);
  });

  it('uses one line if the value fits, and otherwise a line for each part', () => {
    expect(literal({ a: [1, 'b'] })).toBe("{ a: [1, 'b'] }");
    const long = 'x'.repeat(110);
    expect(literal({ a: { b: [long] } })).toBe(`{\n  a: {\n    b: [\n      '${long}',\n    ],\n  },\n}`);
  });
});
