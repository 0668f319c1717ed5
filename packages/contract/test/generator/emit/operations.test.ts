import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, ParameterObject, Schema } from '../../../generator/document/openapi.ts';
import { generateOperations } from '../../../generator/emit/operations.ts';
import { generateRequestSchemas } from '../../../generator/emit/request-schemas.ts';
import { generateSchemas } from '../../../generator/emit/schemas.ts';
import { answering, documentOf, withPaths } from '../../support/generator.ts';

const item: Schema = { type: 'object', additionalProperties: false, properties: { a: { type: 'string' } } };
const list: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: { type: 'array', items: { $ref: '#/components/schemas/Item' }, 'x-validate-items': 'independently' },
  },
};

function documentTaking(body: string, schemas: Record<string, Schema>): OpenApiDocument {
  const requestBody = {
    required: true,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${body}` } } },
  };
  return {
    ...withPaths({ '/items': { post: { ...answering('Item', 'postItems'), requestBody } } }),
    components: { schemas },
  };
}

function documentWithParameter(parameter: Omit<ParameterObject, 'name'>): OpenApiDocument {
  const get = { ...answering('Item'), parameters: [{ name: 'p', ...parameter } as ParameterObject] };
  return { ...withPaths({ '/items': { get } }), components: { schemas: { Item: item, Size: { type: 'integer' } } } };
}

describe('independent items', () => {
  const document = documentTaking('List', { List: list, Item: item });

  it('the operation table names an array with independent items, and their schema', () => {
    expect(generateOperations(document)).toContain("validateItems: { pointer: '/items', schema: 'Item' }");
  });

  it('the body schema accepts any item, and the items have a schema of their own', () => {
    expect(generateSchemas(document)).toContain('items: list(z.unknown())');
    const source = generateRequestSchemas(document);
    expect(source).toContain('get body() { return compiled(listSchema); }');
    expect(source).toContain('get item() { return compiled(itemSchema); }');
  });

  it('independent items outside of a request body are rejected, since nobody would check them', () => {
    const outer: Schema = { type: 'object', properties: { list: { $ref: '#/components/schemas/List' } } };
    expect(() => generateSchemas(documentTaking('Outer', { Outer: outer, List: list, Item: item }))).toThrow(
      'openapi.yaml #/components/schemas/List: only a request body can have independent items',
    );
    expect(() => generateSchemas(documentOf({ List: list, Item: item }))).toThrow('only a request body');
  });

  it('independent items deeper in a body are rejected, since nobody would check them', () => {
    const outer: Schema = { type: 'object', properties: { list: { ...list, description: 'Written out in place.' } } };
    const generate = () => generateSchemas(documentTaking('Outer', { Outer: outer, Item: item }));
    expect(generate).toThrow(
      '#/components/schemas/Outer/properties/list/properties/items: only a property of a request',
    );
  });

  it('a second array with independent items is rejected', () => {
    const twice: Schema = { ...list, properties: { ...list.properties, more: list.properties?.items as Schema } };
    expect(() => generateOperations(documentTaking('List', { List: twice, Item: item }))).toThrow('only one array');
  });
});

describe('parameters', () => {
  it('a parameter has the JSON type of its schema, through references', () => {
    const document = documentWithParameter({ in: 'query', schema: { $ref: '#/components/schemas/Size' } });
    expect(generateOperations(document)).toContain("{ name: 'p', in: 'query', required: false, type: 'integer' }");
  });

  it('an absent parameter takes its default', () => {
    const schema: Schema = { type: 'integer', default: 1 };
    expect(generateRequestSchemas(documentWithParameter({ in: 'query', schema }))).toContain('.default(1)');
  });

  it('a required parameter with a default is rejected', () => {
    const schema: Schema = { type: 'integer', default: 1 };
    const generate = () => generateRequestSchemas(documentWithParameter({ in: 'query', required: true, schema }));
    expect(generate).toThrow('#/paths/~1items/get/parameters/p: a required parameter never takes its default');
  });

  it.each([
    { given: { in: 'query', schema: { type: ['string', 'null'] } }, want: 'a parameter needs one type of' },
    { given: { in: 'query', schema: { type: 'array' } }, want: 'a parameter needs one type of' },
    { given: { in: 'query', schema: { enum: ['a'] } }, want: 'a parameter needs one type of' },
    { given: { in: 'cookie', schema: { type: 'string' } }, want: 'cookie parameters are not supported' },
    { given: { in: 'query' }, want: 'a parameter needs one type of' },
  ] as const)('the parameter $given is rejected: $want', ({ given, want }) => {
    expect(() => generateOperations(documentWithParameter(given))).toThrow(want);
  });
});
