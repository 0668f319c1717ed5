import { expect, it } from 'vitest';
import { schemaErrors } from '../../src/document/schemas.ts';
import { boundaryValuesOf } from '../../src/values/boundary-values.ts';

/** Every keyword by which a customer can be refused. */
const KEYWORDS = [
  'additionalProperties',
  'anyOf',
  'enum',
  'format',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minLength',
  'minimum',
  'pattern',
  'propertyNames',
  'required',
  'type',
];

it.each(['CustomerCreate', 'CustomerUpdate'])('tries every keyword of %s, and valid values as well', (name) => {
  const schema = { $ref: `#/components/schemas/${name}` };
  const verdicts = boundaryValuesOf(schema).map(({ value }) => schemaErrors('request', schema, value));
  const broken = new Set(verdicts.flat().map(({ keyword }) => keyword));
  expect([...broken].sort()).toEqual(KEYWORDS);
  expect(verdicts.filter((errors) => errors.length === 0).length).toBeGreaterThan(200);
});

it('tries every place of a customer', () => {
  const places = new Set(boundaryValuesOf({ $ref: '#/components/schemas/CustomerCreate' }).map(({ place }) => place));
  expect([...places]).toEqual(
    expect.arrayContaining(['customer_key', 'contact_people.0.email_address', 'metadata.__proto__']),
  );
});
