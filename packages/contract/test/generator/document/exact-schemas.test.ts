import { expect, it } from 'vitest';
import { withExactSchemas } from '../../../generator/document/exact-schemas.ts';
import { documentOf } from '../../support/generator.ts';

it('the keywords of an exact schema replace those beside it, and all others stay', () => {
  const given = { type: 'string', maxLength: 9, pattern: '^a*$', 'x-exact-schema': { pattern: '^(?!aa)a*$' } } as const;
  const exact = withExactSchemas(documentOf({ Thing: { anyOf: [given, { type: 'null' }] } }));
  const want = { type: 'string', maxLength: 9, pattern: '^(?!aa)a*$' } as const;
  expect(exact).toEqual(documentOf({ Thing: { anyOf: [want, { type: 'null' }] } }));
});

it('an exact schema may contain another one', () => {
  const given = { 'x-exact-schema': { anyOf: [{ 'x-exact-schema': { type: 'string' } }] } } as const;
  expect(withExactSchemas(documentOf({ Thing: given }))).toEqual(
    documentOf({ Thing: { anyOf: [{ type: 'string' }] } }),
  );
});

it.each([null, true, 'text', []])('rejects %j as an exact schema, with its place', (exact) => {
  const given = documentOf({ Thing: { 'x-exact-schema': exact } });
  const want = 'openapi.yaml #/components/schemas/Thing/x-exact-schema: must be a schema';
  expect(() => withExactSchemas(given)).toThrow(want);
});
