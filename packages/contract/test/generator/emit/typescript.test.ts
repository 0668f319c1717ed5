import { describe, expect, it } from 'vitest';
import type { Json } from '../../../generator/document/openapi.ts';
import { literal } from '../../../generator/emit/typescript.ts';

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
