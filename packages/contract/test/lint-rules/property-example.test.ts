import { expect, it } from 'vitest';
import { documentOf } from '../support/generator.ts';
import { lintProblems } from '../support/lint.ts';

const schemas = {
  Text: { type: 'string' },
  Name: { type: 'string', example: 'Acme Corp' },
  Point: { type: 'object', properties: { x: { type: 'number', example: 1 } } },
  Thing: {
    type: 'object',
    properties: {
      own: { type: 'string', example: 'a' },
      beside: { $ref: '#/components/schemas/Text', example: 'a' },
      referred: { $ref: '#/components/schemas/Name' },
      fixed: { const: 200 },
      object: { $ref: '#/components/schemas/Point' },
      list: { type: 'array', items: { $ref: '#/components/schemas/Point' } },
      missing: { type: 'string' },
      list_of_examples: { type: 'string', examples: ['a'] },
      'missing in reference': { $ref: '#/components/schemas/Text' },
      'missing in list': { type: 'array', items: { type: 'string' } },
      inner: { type: 'object', properties: { deep: { type: 'boolean' } } },
    },
  },
} as const;

it('the rule rejects each property without an example of its own, of its reference or of its parts', async () => {
  const problems = await lintProblems('property-example', documentOf(schemas));
  expect(problems).toEqual(
    ['missing', 'list_of_examples', 'missing in reference', 'missing in list', 'inner/properties/deep'].map(
      (place) => ({
        place: `#/components/schemas/Thing/properties/${place}`,
        message: `The property \`${place.split('/').at(-1)}\` needs an \`example\`.`,
      }),
    ),
  );
});
