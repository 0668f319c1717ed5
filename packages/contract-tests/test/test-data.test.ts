import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schemaErrors, schemaProblems } from '../src/document/schemas.ts';
import { comparable, withUniqueIds } from '../src/examples/unique-ids.ts';
import { arbitraryOf } from '../src/values/arbitraries.ts';
import { boundaryValuesOf } from '../src/values/boundary-values.ts';

/** Every keyword that can make a customer invalid. */
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

it.each(['CustomerCreate', 'CustomerUpdate'])(
  'breaks every keyword of %s, and has many valid values as well',
  (name) => {
    const schema = { $ref: `#/components/schemas/${name}` };
    const results = boundaryValuesOf(schema).map(({ value }) => schemaErrors('request', schema, value));
    const broken = new Set(results.flat().map(({ keyword }) => keyword));
    expect([...broken].sort()).toEqual(KEYWORDS);
    expect(results.filter((errors) => errors.length === 0).length).toBeGreaterThan(200);
  },
);

it('covers every place of a customer, nested ones included', () => {
  const places = new Set(boundaryValuesOf({ $ref: '#/components/schemas/CustomerCreate' }).map(({ place }) => place));
  expect([...places]).toEqual(
    expect.arrayContaining(['customer_key', 'contact_people.0.email_address', 'metadata.__proto__']),
  );
});

it.each(['CustomerCreate', 'CustomerUpdate', 'Metadata', 'SearchTerm'])(
  'generates only valid values of the schema %s',
  (name) => {
    const schema = { $ref: `#/components/schemas/${name}` };
    fc.assert(
      fc.property(arbitraryOf(schema), (value) => {
        expect(schemaProblems('request', schema, JSON.parse(JSON.stringify(value)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
);

it('rejects a schema that it cannot generate values from', () => {
  expect(() => arbitraryOf({ not: {} })).toThrow('No values are known for {"not":{}}');
});

const ID = '019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b';

it('tags keys and email addresses, and removes the tag for comparison', () => {
  const example = { customer_key: 'jane_doe_001', primary_email: 'jane@example.com', first_name: 'Jane' };
  const copy = { customer_key: 'jane_doe_001_t1', primary_email: 'jane.t1@example.com', first_name: 'Jane' };
  expect(withUniqueIds(example, 't1')).toEqual(copy);
  expect(comparable(JSON.stringify(copy), 't1')).toEqual(example);
});

it('replaces timestamps, but not days, by a placeholder', () => {
  expect(comparable('{"created_at":"2026-11-23T09:30:00.000Z","date_of_birth":"2026-11-23"}')).toEqual({
    created_at: '<time>',
    date_of_birth: '2026-11-23',
  });
});

it('replaces ids by numbered placeholders, so that equal ids stay equal', () => {
  const other = ID.replace('a', 'b');
  expect(comparable(JSON.stringify([ID, other, ID]))).toEqual(['<id 1>', '<id 2>', '<id 1>']);
});
