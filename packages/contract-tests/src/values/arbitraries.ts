import fc from 'fast-check';
import { nameOf, resolve } from '../document/document.ts';
import type { Schema } from '../document/openapi-document.ts';
import { componentSchema } from '../document/schemas.ts';

/** Generators for schemas whose pattern is too complicated to generate from. */
const BY_NAME: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
  CustomerKey: () => key,
  Email: () => email,
  OptionalEmail: () => fc.option(emailOrBlank),
  OptionalDate: () => fc.option(dateOrBlank),
  Timestamp: () => time,
  WebhookUrl: () => webhookUrl,
  WebhookEndpointId: () => fc.uuid(),
  WebhookDeliveryId: () => fc.uuid(),
};

/** The depth and the width of free values: enough to nest, but small enough to send a hundred of them. */
const LEVELS_MAX = 3;
const SIZE_MAX = 3;

/**
 * Generates valid values of a schema of the document, with everything that the schema allows.
 *
 * @throws Error if it does not know how to generate from the schema, so that no keyword is ignored.
 */
export function arbitraryOf(schema: Schema, level = 0): fc.Arbitrary<unknown> {
  const named = BY_NAME[nameOf(schema) ?? ''];
  if (named) return named();
  const resolved = resolve(schema);
  if (resolved.anyOf) {
    return fc.oneof(...options(resolved.anyOf, level).map((option) => arbitraryOf(option, level + 1)));
  }
  if (resolved.enum) return fc.constantFrom(...resolved.enum);
  const [type, ...others] = [resolved.type ?? []].flat();
  const value = typedArbitrary(type, resolved, level);
  return others.includes('null') ? fc.option(value) : value;
}

function typedArbitrary(type: string | undefined, schema: Schema, level: number): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return schema.format === 'date' ? day : textOf(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 0 });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 0, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, level), { minLength: schema.minItems ?? 0, maxLength: SIZE_MAX });
    case 'object':
      return objectArbitrary(schema, level);
    default:
      throw new Error(`No values are known for ${JSON.stringify(schema)}`);
  }
}

function objectArbitrary(schema: Schema, level: number): fc.Arbitrary<unknown> {
  const { properties, required = [], additionalProperties, propertyNames } = schema;
  if (typeof additionalProperties === 'object') {
    return fc.dictionary(textOf(resolve(propertyNames ?? {})), arbitraryOf(additionalProperties, level), {
      maxKeys: SIZE_MAX,
      noNullPrototype: true,
    });
  }
  const parts = Object.entries(properties ?? {}).map(([name, part]) => [name, arbitraryOf(part, level)] as const);
  const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(parts);
  return fc.record(model, { requiredKeys: [...required], noNullPrototype: true });
}

/** The alternatives of a value that may nest. Below the last level, only those that do not. */
function options(anyOf: readonly Schema[], level: number): readonly Schema[] {
  return level < LEVELS_MAX ? anyOf : anyOf.filter(({ type }) => type !== 'array' && type !== 'object');
}

/** Characters that are often mishandled: composed, wide, joined, bidirectional, quotes, escapes, controls. */
const DIFFICULT = [
  'é',
  'e\u0301',
  '漢',
  '😀',
  '👩‍👩‍👧',
  '\u202e',
  '\ufeff',
  '"',
  '\\',
  '\n',
  '\t',
  '\u0001',
  '<',
  '%',
  '_',
  "'",
  ',',
];

const character = fc.oneof(
  { weight: 5, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
  fc.constantFrom(...DIFFICULT),
);

/** Short, since long texts fail at the bounds, and boundary values test those. */
const LENGTH_MAX = 8;

/** Generates texts that keep the length and the pattern of the schema. */
export function textOf({ minLength = 0, maxLength = LENGTH_MAX, pattern }: Schema): fc.Arbitrary<string> {
  const length = { minLength, maxLength: Math.min(maxLength, Math.max(minLength, LENGTH_MAX)) };
  return fc.string({ unit: character, ...length }).filter((text) => !pattern || new RegExp(pattern, 'u').test(text));
}

const { pattern: keyPattern = '' } = componentSchema('CustomerKey');

const key = textOf({ minLength: 1 }).filter((text) => new RegExp(keyPattern, 'u').test(text));

const word = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,8}$/);
const label = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9-]{0,6}[A-Za-z0-9])?$/);

const email = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(label, { minLength: 2, maxLength: 3 }))
  .map(([words, labels]) => `${words.join('.')}@${labels.join('.')}`);

const webhookUrl = fc
  .tuple(fc.array(label, { minLength: 2, maxLength: 3 }), fc.stringMatching(/^[\w./~!$&'()*+,;=:@-]{0,8}$/))
  .map(([labels, path]) => `https://${labels.join('.')}/${path}`);

const emailOrBlank = fc.oneof({ weight: 4, arbitrary: email }, fc.constant(''));

/** Generates days as `YYYY-MM-DD`. */
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const time = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

const dateOrBlank = fc.oneof({ weight: 4, arbitrary: day }, fc.constant(''));
