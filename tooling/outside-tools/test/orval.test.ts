import { join } from 'node:path';
import { inTestEnvironment } from '@rollcall/test-environment';
import { aroundAll, describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { readBodyExamples } from '../src/document.ts';
import { generateOrval } from '../src/generate.ts';
import { startRollcall, type Target } from '../src/rollcall-server.ts';
import { compileProject, createProject, expectedAnswers, runProgram } from '../src/user-project.ts';

let target: Target;
let folder: string;
let compilerErrors: string;
/** The generated zod schemas. */
let schemas: Readonly<Record<string, ZodType>>;

aroundAll((runTests) =>
  inTestEnvironment(async (environment) => {
    target = await startRollcall(environment);
    folder = await environment.newFolder();
    await createProject(folder, 'orval.ts');
    await generateOrval(join(folder, 'client'), target.baseUrl);
    compilerErrors = await compileProject(folder);
    schemas = await import(join(folder, 'dist/client/zod.js'));
    await runTests();
  }),
);

it('the fetch client and the zod schemas of orval compile in strict mode', () => {
  expect(compilerErrors).toBe('');
});

it('the fetch client of orval creates customers and reads failures, and its zod schemas accept the answers', async () => {
  expect(await runProgram(folder, 'orval.js', target)).toEqual(expectedAnswers);
});

it.each(await readBodyExamples())(
  'the zod schema of orval for the $body of $operationId accepts the example $name of the document',
  ({ operationId, body, value }) => {
    const suffix = { request: 'Body', response: 'Response' }[body];
    const schema = schemas[`${operationId.replace(/^./, (letter) => letter.toUpperCase())}${suffix}`];
    expect(schema?.safeParse(value).error).toBeUndefined();
    expect(schema).toBeDefined();
  },
);

const jane = { customer_key: 'jane', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' };

describe('the zod schema of orval for a new customer', () => {
  it.each([
    ...['Chris', 'Jane', 'p{Cs}', 'two words', 'ключ', '鍵', '😀'].map((customer_key) => ({ customer_key })),
    ...['Chris', 'Jane', 'Zoë', 'Łukasz', '李', '👩‍👩‍👧', ''].map((first_name) => ({ first_name })),
    ...['JANE@EXAMPLE.COM', `${'a'.repeat(64)}@example.com`].map((primary_email) => ({ primary_email })),
    ...['2024-02-29', '', null].map((date_of_birth) => ({ date_of_birth })),
    { metadata: { plan: 'pro', seats: 3, tags: ['a', { b: null }] } },
  ])('accepts %j', (fields) => {
    expect(schemas.CreateCustomerBody?.safeParse({ ...jane, ...fields }).error).toBeUndefined();
  });

  it.each([
    ...['', ' jane', 'jane ', 'ja\nne', 'ja\u0000ne', 'x'.repeat(256), null].map((customer_key) => ({ customer_key })),
    ...['PERSON', null].map((customer_type) => ({ customer_type })),
    ...['jane', 'jane@example', 'a b@example.com', `${'a'.repeat(65)}@example.com`, '', null].map((primary_email) => {
      return { primary_email };
    }),
    ...['ja\u0000ne', 'x'.repeat(256), 7].map((first_name) => ({ first_name })),
    ...['2023-02-29', '29.2.2024'].map((date_of_birth) => ({ date_of_birth })),
    { frist_name: 'Jane' },
  ])('rejects %j', (fields) => {
    expect(schemas.CreateCustomerBody?.safeParse({ ...jane, ...fields }).success).toBe(false);
  });
});
