import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schemaProblems } from '../../src/document/schemas.ts';
import { arbitraryOf } from '../../src/values/arbitraries.ts';

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
