import { expect, it } from 'vitest';
import { withExactSchemas } from '../../../generator/document/exact-schemas.ts';
import { documentOf } from '../../support/generator.ts';

it('an exact pattern replaces the pattern beside it, and all other keywords stay', () => {
  const given = { type: 'string', maxLength: 9, pattern: '^a*$', 'x-exact-pattern': '^(?!aa)a*$' } as const;
  const want = { type: 'string', maxLength: 9, pattern: '^(?!aa)a*$' } as const;
  const exact = withExactSchemas(documentOf({ Thing: { anyOf: [given, { type: 'null' }] } }));
  expect(exact).toEqual(documentOf({ Thing: { anyOf: [want, { type: 'null' }] } }));
});

it('the keywords in an exact schema replace those beside it, and may have an exact pattern', () => {
  const text = { type: 'string', pattern: '^a*$', 'x-exact-pattern': '^(?!aa)a*$' } as const;
  const given = { description: 'A.', type: 'object', 'x-exact-schema': { type: 'array', items: text } } as const;
  const want = { description: 'A.', type: 'array', items: { type: 'string', pattern: '^(?!aa)a*$' } } as const;
  expect(withExactSchemas(documentOf({ Thing: given }))).toEqual(documentOf({ Thing: want }));
});

it.each([null, true, 'text', []])('rejects %j as an exact schema, with its place', (exact) => {
  const given = documentOf({ Thing: { 'x-exact-schema': exact } });
  const want = 'openapi.yaml #/components/schemas/Thing/x-exact-schema: must be a schema';
  expect(() => withExactSchemas(given)).toThrow(want);
});

it.each([null, true, {}, []])('rejects %j as an exact pattern, with its place', (exact) => {
  const given = documentOf({ Thing: { type: 'string', 'x-exact-pattern': exact } });
  const want = 'openapi.yaml #/components/schemas/Thing/x-exact-pattern: must be a text';
  expect(() => withExactSchemas(given)).toThrow(want);
});
