import { describe, expect, it } from 'vitest';
import type { JsonType, Schema } from '../../../generator/document/openapi.ts';
import { below, HelperImports, type Place } from '../../../generator/emit/place.ts';
import { schemaSource } from '../../../generator/emit/zod.ts';

const place: Place = {
  pointer: '#/components/schemas/Given',
  refer: (name) => `refer('${name}')`,
  use: (helper) => helper,
};

const translations: { given: Schema; want: string }[] = [
  { given: { type: 'string' }, want: 'z.string()' },
  { given: { type: 'string', minLength: 1, maxLength: 9 }, want: 'z.string().min(1).max(9)' },
  { given: { type: 'string', pattern: '^/$' }, want: 'z.string().regex(/^\\/$/u)' },
  {
    given: { type: 'string', maxLength: 3, pattern: '^a*$', 'x-pattern-message': "isn't an a" },
    want: "z.string().max(3).regex(/^a*$/u, 'isn\\'t an a')",
  },
  { given: { type: 'string', format: 'date' }, want: 'z.iso.date()' },
  { given: { type: 'string', format: 'date-time' }, want: 'z.iso.datetime({ offset: true })' },
  { given: { type: 'string', format: 'email', maxLength: 254 }, want: 'z.email().max(254)' },
  { given: { type: 'string', format: 'uri' }, want: 'z.url()' },
  { given: { type: 'string', format: 'uuid' }, want: 'z.uuid()' },
  {
    given: { type: 'string', format: 'uuid', pattern: '^[0-9a-f-]{36}$' },
    want: 'z.string().regex(/^[0-9a-f-]{36}$/u)',
  },
  { given: { type: 'boolean' }, want: 'z.boolean()' },
  { given: { type: 'null' }, want: 'z.null()' },
  { given: { type: ['string', 'null'] }, want: 'z.string().nullable()' },
  { given: { type: ['string', 'number'], maxLength: 2 }, want: 'z.union([z.string().max(2), z.number()])' },
  { given: { type: 'number', exclusiveMinimum: 0, maximum: 2.5 }, want: 'z.number().lte(2.5).gt(0)' },
  { given: { type: 'integer', minimum: 1, maximum: 100 }, want: 'z.int().gte(1).lte(100)' },
  { given: { type: 'integer', minimum: 1 }, want: 'z.number().check(wholeNumber).gte(1)' },
  { given: { const: 200 }, want: 'z.literal([200])' },
  { given: { const: null }, want: 'z.null()' },
  { given: { type: 'string', enum: ['a', 'b'] }, want: "z.enum(['a', 'b'])" },
  { given: { type: ['string', 'null'], enum: ['a', null] }, want: "z.enum(['a']).nullable()" },
  { given: { enum: [1, 'a', true] }, want: "z.literal([1, 'a', true])" },
  {
    given: { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 2 },
    want: 'list(z.boolean(), { min: 1, max: 2 })',
  },
  { given: { type: 'array', uniqueItems: true }, want: 'list(z.unknown()).check(uniqueItems)' },
  {
    given: {
      type: 'object',
      additionalProperties: false,
      required: ['a'],
      properties: { a: {}, 'b?': { type: 'null' } },
    },
    want: "z.strictObject({ a: z.unknown(), 'b?': z.null().exactOptional() })",
  },
  { given: { type: 'object', maxProperties: 0 }, want: 'z.strictObject({})' },
  { given: { type: 'object' }, want: 'jsonObject()' },
  {
    given: { type: 'object', properties: { a: {} } },
    want: 'jsonObject({ properties: z.object({ a: z.unknown().exactOptional() }) })',
  },
  {
    given: {
      type: 'object',
      propertyNames: { type: 'string', maxLength: 2 },
      additionalProperties: { type: 'number' },
      maxProperties: 9,
    },
    want: 'jsonObject({ names: z.string().max(2), values: z.number(), max: 9 })',
  },
  { given: { $ref: '#/components/schemas/Other', deprecated: true }, want: "refer('Other')" },
  { given: { anyOf: [{ type: 'string' }, { type: 'number' }] }, want: 'z.union([z.string(), z.number()])' },
  { given: { anyOf: [{ $ref: '#/components/schemas/Other' }, { type: 'null' }] }, want: "refer('Other').nullable()" },
  { given: { anyOf: [{ $ref: '#/components/schemas/Other' }, { const: null }] }, want: "refer('Other').nullable()" },
  { given: { oneOf: [{ type: 'string' }, { type: 'number' }] }, want: 'z.xor([z.string(), z.number()])' },
  { given: { allOf: [{ $ref: '#/components/schemas/Other' }] }, want: "refer('Other')" },
  { given: { allOf: [{ type: 'object' }, { type: 'object' }] }, want: 'allOf([jsonObject(), jsonObject()])' },
  {
    given: { description: "The customer's\nname.\n", 'x-internal': true },
    want: "z.unknown().describe('The customer\\'s\\nname.')",
  },
];

const independent = { type: 'array', 'x-validate-items': 'independently' } as const;

const refusals: { given: Schema; want: string }[] = [
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

describe('schemaSource', () => {
  it.each(translations)('writes $given as $want', ({ given, want }) => {
    expect(schemaSource(given, place)).toBe(want);
  });

  it('accepts any independent item', () => {
    const given: Schema = {
      type: 'array',
      minItems: 1,
      items: { $ref: '#/components/schemas/Item' },
      'x-validate-items': 'independently',
    };
    expect(schemaSource(given, below(place, 'properties', 'items'))).toBe('list(z.unknown(), { min: 1 })');
  });

  it.each(refusals)('rejects $given with its place and the reason$want', ({ given, want }) => {
    const generate = () => schemaSource(given, place);
    expect(generate).toThrow(`openapi.yaml ${place.pointer}${want}`);
  });
});

describe('HelperImports', () => {
  it('imports exactly the helpers that the sources use, sorted, one statement for each module', () => {
    const helpers = new HelperImports();
    const source = schemaSource({ type: 'object', minProperties: 1, maxProperties: 2 }, { ...place, use: helpers.use });
    expect(source).toBe('jsonObject({ max: 2 }).check(minProperties(1))');
    expect(helpers.statements()).toBe(
      "import { minProperties } from '../json-checks.ts';\nimport { jsonObject } from '../json-object.ts';\n",
    );
    expect(new HelperImports().statements()).toBe('');
  });
});
