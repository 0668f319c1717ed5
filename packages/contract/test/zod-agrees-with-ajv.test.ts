import { afterAll, describe, expect, inject, it } from 'vitest';
import type * as z from 'zod';
import { withExactSchemas } from '../generator/document/exact-schemas.ts';
import type { OpenApiDocument, Schema } from '../generator/document/openapi.ts';
import { declaredOperations, type OperationDeclaration } from '../generator/document/operations.ts';
import { document as source } from '../src/document.ts';
import { type OperationDefinition, type OperationId, operations } from '../src/index.ts';
import { type RequestSchemas, requestSchemas } from '../src/schemas.ts';
import { assertAgreement, Oracle, type SchemaPair, type Tally } from './support/agreement.ts';

declare module 'vitest' {
  interface ProvidedContext {
    extent: 'short' | 'full';
  }
}

const published = source as unknown as OpenApiDocument;
/** Values are drawn from what the server enforces. */
const document = withExactSchemas(published);
const RUNS = { short: 400, full: 2_500 }[inject('extent')];
const LEAST = 0.8 * RUNS;
const LEAST_SHARE = 0.2;

const oracle = new Oracle(published);
const pairs = requestSchemaPairs(document);
const tallies: (Tally & { schema: string })[] = [];

describe('request schemas', { timeout: 120_000 }, () => {
  it.each(pairs)('zod and ajv agree on $name', (pair) => {
    const tally = assertAgreement(pair, document, oracle, RUNS);
    tallies.push({ schema: pair.name, ...tally });
    const { valid, invalid } = tally;
    expect(Math.min(valid, invalid), 'values of the rarer kind').toBeGreaterThanOrEqual(LEAST);
    expect(Math.min(valid, invalid) / (valid + invalid), 'their share').toBeGreaterThanOrEqual(LEAST_SHARE);
  });

  afterAll(() => console.table(tallies));
});

/** Every schema that requests are checked against, with the part of the document that it comes from. */
function requestSchemaPairs(document: OpenApiDocument): SchemaPair[] {
  const pairs = new Map<z.ZodType, SchemaPair>();
  for (const pair of allPairs(document)) {
    // Operations can share a schema. It is named after all of them and checked once.
    const name = [pairs.get(pair.zod)?.name, pair.name].filter(Boolean).join(', ');
    pairs.set(pair.zod, { ...pair, name });
  }
  return [...pairs.values()];
}

function allPairs(document: OpenApiDocument): SchemaPair[] {
  const declarations = new Map(declaredOperations(document).map((declared) => [declared.operationId, declared]));
  return (Object.keys(operations) as OperationId[]).flatMap((id) =>
    Object.entries(requestSchemas[id] satisfies RequestSchemas).map(([part, zod]) => ({
      name: `${id} ${part}`,
      schema: schemaOf(part, operations[id], declarations.get(id) as OperationDeclaration),
      zod,
    })),
  );
}

function schemaOf(part: string, operation: OperationDefinition, declaration: OperationDeclaration): Schema {
  if (part === 'body') return component(operation.requestBody?.schema);
  if (part === 'item') return component(operation.requestBody?.validateItems?.schema);
  const parameters = declaration.parameters.filter((parameter) => parameter.in === part);
  return {
    type: 'object',
    additionalProperties: false,
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    properties: Object.fromEntries(parameters.map(({ name, schema = {} }) => [name, schema])),
  };
}

function component(name: string | null | undefined): Schema {
  if (!name) throw new Error('The operation table names no schema for a part that has one');
  return { $ref: `#/components/schemas/${name}` };
}
