import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../generator/document/openapi.ts';
import { assertAgreement, Oracle } from '../../support/agreement.ts';
import { documentOf, loadSchemas } from '../../support/generator.ts';

const text = { type: 'string' } as const;
const open = (name: string): Schema => ({ type: 'object', required: [name], properties: { [name]: text } });

/** One schema for each keyword and combination that the generator knows, even if openapi.yaml does not use it. */
const schemas: Record<string, Schema> = {
  Lengths: { type: 'string', minLength: 2, maxLength: 5 },
  Pattern: { type: 'string', pattern: '^[a-z/]{1,3}$' },
  PatternUnanchored: { type: 'string', pattern: '\\p{Lu}' },
  PatternBesideFormat: { type: 'string', format: 'uuid', pattern: '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
  DateText: { type: 'string', format: 'date' },
  DateOrNull: { type: ['string', 'null'], format: 'date' },
  Bounds: { type: 'number', minimum: -1.5, maximum: 2.5 },
  ExclusiveBounds: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  SmallInteger: { type: 'integer', minimum: 1, maximum: 9 },
  AnyInteger: { type: 'integer' },
  IntegerFromOne: { type: 'integer', minimum: 1 },
  Flag: { type: 'boolean' },
  Nothing: { type: 'null' },
  Several: { type: ['string', 'integer', 'null'], maxLength: 3, maximum: 5 },
  Anything: {},
  Constant: { type: 'integer', const: 200 },
  ConstantNull: { const: null },
  Choice: { type: 'string', enum: ['a', 'b', ''] },
  ChoiceOrNull: { type: ['string', 'null'], enum: ['a', null] },
  MixedChoice: { enum: ['a', 1, true, null] },
  List: { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3 },
  ListOfAnything: { type: 'array' },
  UniqueList: { type: 'array', uniqueItems: true, items: { type: ['integer', 'string', 'object'] } },
  Closed: { type: 'object', additionalProperties: false, required: ['a'], properties: { a: text, 'b?': text } },
  ClosedCounted: {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    properties: { a: text, b: text },
  },
  Open: { type: 'object', required: ['a', 'any'], properties: { a: text, any: {} } },
  OpenExplicitly: { type: 'object', additionalProperties: true },
  Empty: { type: 'object', maxProperties: 0 },
  Numbers: { type: 'object', additionalProperties: { type: 'number' }, minProperties: 1, maxProperties: 3 },
  NamedNumbers: {
    type: 'object',
    propertyNames: { type: 'string', maxLength: 5, pattern: '^[a-z_]+$' },
    additionalProperties: { type: 'number' },
  },
  NamesOnly: { type: 'object', propertyNames: { type: 'string', minLength: 1 } },
  Mixed: { type: 'object', properties: { a: text }, additionalProperties: { type: 'number' } },
  Referring: {
    type: 'object',
    additionalProperties: false,
    properties: { a: { $ref: '#/components/schemas/Lengths', description: 'Short.', deprecated: true } },
  },
  TextOrNumber: { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'integer' }] },
  Overlapping: {
    anyOf: [
      { type: 'string', maxLength: 4 },
      { type: 'string', minLength: 2 },
    ],
  },
  NullableReference: { anyOf: [{ $ref: '#/components/schemas/Closed' }, { type: 'null' }] },
  OneOf: { oneOf: [{ type: 'string', maxLength: 3 }, { type: 'string', minLength: 3 }, { type: 'null' }] },
  AllOf: { allOf: [open('a'), open('b')] },
  AllOfClosed: { allOf: [{ $ref: '#/components/schemas/Closed' }, open('a')] },
  AllOfOne: { allOf: [{ $ref: '#/components/schemas/Lengths' }], description: 'The same, described.' },
  Tree: {
    type: 'object',
    additionalProperties: false,
    properties: { leaves: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  },
  Left: { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/components/schemas/Right' } }] },
  Right: {
    anyOf: [{ type: 'integer' }, { type: 'object', additionalProperties: { $ref: '#/components/schemas/Left' } }],
  },
};

const document = documentOf(schemas);
const oracle = new Oracle(document);
const loaded = loadSchemas(document);

describe('generated schemas', () => {
  it.each(Object.keys(schemas))('zod and ajv agree on the schema %s', (name) => {
    const pair = { name, schema: { $ref: `#/components/schemas/${name}` }, zod: loaded[name] as never };
    const { valid, invalid } = assertAgreement(pair, document, oracle, 300);
    expect(valid, 'valid values').toBeGreaterThan(50);
    if (name !== 'Anything') expect(invalid, 'invalid values').toBeGreaterThan(50);
  });
});
