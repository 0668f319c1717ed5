import { afterAll, describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../generator/document/openapi-document.ts';
import { document as source } from '../src/document.ts';
import { assertAgreement, type Tally } from './support/agreement.ts';
import { requestSchemaPairs } from './support/request-schema-pairs.ts';
import { Oracle } from './support/verdicts.ts';

const document = source as unknown as OpenApiDocument;
const RUNS = 2_500;
const LEAST = 2_000;
const LEAST_SHARE = 0.2;

const oracle = new Oracle(document);
const pairs = requestSchemaPairs(document);
const tallies: (Tally & { schema: string })[] = [];

describe('zod and ajv give the same verdict on', { timeout: 120_000 }, () => {
  test.each(pairs)('$name', (pair) => {
    const tally = assertAgreement(pair, document, oracle, RUNS);
    tallies.push({ schema: pair.name, ...tally });
    const { valid, invalid } = tally;
    expect(Math.min(valid, invalid), 'values of the rarer kind').toBeGreaterThanOrEqual(LEAST);
    expect(Math.min(valid, invalid) / (valid + invalid), 'their share').toBeGreaterThanOrEqual(LEAST_SHARE);
  });

  afterAll(() => console.table(tallies));
});
