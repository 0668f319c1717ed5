import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { OpenApiDocument } from '../generator/document/openapi.ts';
import { declaredOperations } from '../generator/document/operations.ts';
import { document as source } from '../src/document.ts';
import { bulkCreateRequestSchema, customerCreateSchema, customerUpdateSchema } from '../src/generated/schemas.ts';
import { type OperationDefinition, type OperationId, operations } from '../src/operations.ts';
import { type RequestSchemas, requestSchemas } from '../src/request-schemas.ts';

const document = source as unknown as OpenApiDocument;
const ids = Object.keys(operations) as OperationId[];

/** What an operation has to check, told from the document alone. */
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
  test.each(ids)('%s has a schema for each part of its requests and no other', (id) => {
    expect(Object.keys(requestSchemas[id])).toEqual(partsOf(id));
  });

  test.each(ids)('%s refuses a query parameter that it does not know', (id) => {
    const { query } = requestSchemas[id] satisfies RequestSchemas;
    expect(query.safeParse({ unknown: 'a' }).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['unknown'] },
    ]);
  });
});

test.each([bulkCreateRequestSchema, customerCreateSchema, customerUpdateSchema])(
  'request body %# compiles, so that bulk requests stay fast',
  (schema) => {
    expect(() => z.compile(schema, { strict: true })).not.toThrow();
  },
);

test('the items of a bulk request are kept exactly as they were sent', () => {
  const item = JSON.parse('{"anything":1,"__proto__":{"a":1}}');
  const { customers } = requestSchemas.bulkCreateCustomers.body.parse({ customers: [item] });
  expect(customers[0]).toBe(item);
});

test('an absent query parameter takes its default', () => {
  expect(requestSchemas.listCustomers.query.parse({})).toEqual({ per_page: 25, archived: 'exclude' });
});

test('the issues of an invalid customer can be told apart', () => {
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
