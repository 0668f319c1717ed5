import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { OpenApiDocument } from '../generator/document/openapi.ts';
import { declaredOperations } from '../generator/document/operations.ts';
import { document as source } from '../src/document.ts';
import { bulkCreateRequestSchema, customerCreateSchema, customerUpdateSchema } from '../src/generated/schemas.ts';
import { type OperationDefinition, type OperationId, operations } from '../src/index.ts';
import { type RequestSchemas, requestSchemas } from '../src/schemas.ts';

const document = source as unknown as OpenApiDocument;
const ids = Object.keys(operations) as OperationId[];

/** The parts of a request that an operation has to check, derived from the document alone. */
function partsOf(id: OperationId): string[] {
  const operation: OperationDefinition = operations[id];
  const parameters = declaredOperations(document).find((declared) => declared.operationId === id)?.parameters ?? [];
  return [
    ...(parameters.some((parameter) => parameter.in === 'path') ? ['path'] : []),
    'query',
    ...(parameters.some((parameter) => parameter.in === 'header') ? ['headers'] : []),
    ...(operation.requestBody?.schema ? ['body'] : []),
    ...(operation.requestBody?.validateItems ? ['item'] : []),
  ];
}

describe('every operation', () => {
  it.each(ids)('%s has a schema for each part of its requests, and no other schema', (id) => {
    expect(Object.keys(requestSchemas[id])).toEqual(partsOf(id));
  });

  it.each(ids)('%s rejects an unknown query parameter', (id) => {
    const { query } = requestSchemas[id] satisfies RequestSchemas;
    expect(query.safeParse({ unknown: 'a' }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['unknown'] },
    ]);
  });
});

it.each([bulkCreateRequestSchema, customerCreateSchema, customerUpdateSchema])(
  'compiles the schema of request body %#, so that bulk requests stay fast',
  (schema) => {
    expect(() => z.compile(schema, { strict: true })).not.toThrow();
  },
);

it('the bulk schema keeps the items of a bulk request exactly as they were sent', () => {
  const item = JSON.parse('{"anything":1,"__proto__":{"a":1}}');
  const { customers } = requestSchemas.bulkCreateCustomers.body.parse({ customers: [item] });
  expect(customers[0]).toBe(item);
});

it('a parsed query has the default of an absent parameter', () => {
  expect(requestSchemas.listCustomers.query.parse({})).toEqual({ per_page: 25, archived: 'exclude' });
});

it('an invalid customer has one issue for each of its problems', () => {
  const customer = {
    customer_type: 'PERSON',
    primary_email: 5,
    customer_key: ' ',
    city: 'a\u0000',
    zzz: 1,
    country: 'a'.repeat(256),
  };
  const issues = requestSchemas.createCustomer.body.safeParse(customer).error?.issues;
  expect(issues).toMatchObject([
    { code: 'invalid_format', path: ['customer_key'] },
    { code: 'invalid_value', path: ['customer_type'] },
    { code: 'invalid_type', path: ['primary_email'] },
    { code: 'invalid_format', path: ['city'], message: 'must not contain U+0000 or unpaired surrogates' },
    { code: 'too_big', path: ['country'], maximum: 255 },
    { code: 'unrecognized_keys', path: [], keys: ['zzz'] },
  ]);
});
