import { describe, expect, test } from 'vitest';
import type { JsonType, Schema } from '../../generator/document/openapi-document.ts';
import { schemaSource } from '../../generator/schemas/schema-source.ts';

const place = { pointer: '#/components/schemas/Given', refer: (name: string) => name };
const independent = { type: 'array', 'x-validate-items': 'independently' } as const;

const cases: { given: Schema; want: string }[] = [
  { given: { type: 'number', multipleOf: 2 }, want: ': the keyword multipleOf is not supported with the type number' },
  { given: { type: 'string', minimum: 1 }, want: ': the keyword minimum is not supported with the type string' },
  { given: { type: 'string', default: 'a' }, want: ': the keyword default is not supported with the type string' },
  {
    given: { type: 'object', unevaluatedProperties: false },
    want: ': the keyword unevaluatedProperties is not supported',
  },
  { given: { properties: {} }, want: ': the keyword properties is not supported without a type' },
  { given: { not: {} }, want: ': the keyword not is not supported without a type' },
  {
    given: { $ref: '#/components/schemas/A', maxLength: 1 },
    want: ': the keyword maxLength is not supported beside $ref',
  },
  { given: { anyOf: [{}], type: 'string' }, want: ': the keyword type is not supported beside anyOf' },
  { given: { enum: ['a'], maxLength: 1 }, want: ': the keyword maxLength is not supported beside enum' },
  { given: { type: 'string', format: 'iban' }, want: ': the format iban is not supported' },
  { given: { type: 'string', format: 'toString' }, want: ': the format toString is not supported' },
  { given: { type: 'string', pattern: '(' }, want: ': the pattern cannot be compiled' },
  { given: { type: 'text' as JsonType }, want: ': the type text is not one of JSON Schema' },
  { given: { type: 'array', items: false as unknown as Schema }, want: '/items: false is not supported as a schema' },
  { given: { type: [] }, want: ': type must name at least one type' },
  { given: { enum: [] }, want: ': enum must list at least one value' },
  { given: { enum: [{ a: 1 }] }, want: ': only scalar values can be listed' },
  { given: { type: 'string', enum: ['a', null] }, want: ': null is not of the type string' },
  { given: { type: 'integer', const: 1.5 }, want: ': 1.5 is not of the type integer' },
  { given: { anyOf: [] }, want: ': anyOf needs at least one branch' },
  { given: { anyOf: [{ type: 'null' }] }, want: ': anyOf needs a branch that allows more than null' },
  {
    given: { $ref: '#/components/responses/A' },
    want: ': #/components/responses/A is not the name of a component schema',
  },
  { given: { type: 'object', required: ['a'] }, want: ': required names a, which is not among the properties' },
  { given: { type: 'object', properties: { constructor: {} } }, want: ': no property may be called constructor' },
  { given: { type: 'object', properties: { a: {} }, maxProperties: 0 }, want: ': maxProperties: 0 leaves no room' },
  {
    given: { type: 'object', additionalProperties: false, propertyNames: {} },
    want: ': propertyNames decides nothing',
  },
  { given: { ...independent, items: {} }, want: ': independent items need a named schema' },
  { given: { ...independent, 'x-validate-items': 'never' }, want: ': x-validate-items knows only "independently"' },
  { given: { type: 'object', 'x-validate-items': 'independently' }, want: ': x-validate-items belongs on an array' },
  {
    given: { type: 'object', properties: { a: { items: {} } } },
    want: '/properties/a: the keyword items is not supported',
  },
  {
    given: { type: 'array', items: { anyOf: [{}, { if: {} }] } },
    want: '/items/anyOf/1: the keyword if is not supported',
  },
  {
    given: { type: 'object', properties: { 'a/b~': { not: {} } } },
    want: '/properties/a~1b~0: the keyword not is not',
  },
];

describe('a schema that cannot be expressed exactly is refused, with its place and the reason', () => {
  test.each(cases)('$given', ({ given, want }) => {
    const generate = () => schemaSource(given, place);
    expect(generate).toThrow(`openapi.yaml ${place.pointer}${want}`);
  });
});
