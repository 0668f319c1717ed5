import { expect, it } from 'vitest';
import { closed } from '../../src/document/schemas.ts';

it.each([
  { given: { properties: {} }, want: { properties: {}, additionalProperties: false } },
  { given: { properties: {}, additionalProperties: true }, want: { properties: {}, additionalProperties: true } },
  { given: { type: 'object', maxProperties: 0 }, want: { type: 'object', maxProperties: 0 } },
  { given: { items: { properties: {} } }, want: { items: { properties: {}, additionalProperties: false } } },
  { given: { anyOf: [{ properties: {} }] }, want: { anyOf: [{ properties: {}, additionalProperties: false }] } },
])('closes the schema $given as $want', ({ given, want }) => {
  expect(closed(given)).toEqual(want);
});

it('rejects a schema with allOf, which it cannot close', () => {
  expect(() => closed({ allOf: [] })).toThrow('allOf');
});
