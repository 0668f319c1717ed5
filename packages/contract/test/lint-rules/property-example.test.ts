import { expect, it } from 'vitest';
import { lintProblems } from '../support/lint.ts';
import { documentOf } from '../support/generator.ts';

const schemas = {
  Text: { type: 'string' },
  Name: { type: 'string', examples: ['Acme Corp'] },
  Point: { type: 'object', properties: { x: { type: 'number', examples: [1] } } },
  Thing: {
    type: 'object',
    properties: {
      own: { type: 'string', examples: ['a'] },
      beside: { $ref: '#/components/schemas/Text', examples: ['a'] },
      referred: { $ref: '#/components/schemas/Name' },
      fixed: { const: 200 },
      object: { $ref: '#/components/schemas/Point' },
      list: { type: 'array', items: { $ref: '#/components/schemas/Point' } },
      missing: { type: 'string' },
      empty: { type: 'string', examples: [] },
      'missing in reference': { $ref: '#/components/schemas/Text' },
      'missing in list': { type: 'array', items: { type: 'string' } },
      inner: { type: 'object', properties: { deep: { type: 'boolean' } } },
    },
  },
} as const;

it('the rule rejects each property without an example of its own, of its reference or of its parts', async () => {
  const problems = await lintProblems('property-example', documentOf(schemas));
  expect(problems).toEqual(
    ['missing', 'empty', 'missing in reference', 'missing in list', 'inner/properties/deep'].map((place) => ({
      place: `#/components/schemas/Thing/properties/${place}`,
      message: `The property \`${place.split('/').at(-1)}\` needs \`examples\`.`,
    })),
  );
});
