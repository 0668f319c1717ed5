import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { runTool } from '../src/run-program.ts';

const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

/** A program in which exactly the marked lines are errors. An `any` in the types would let one of them pass. */
const PROGRAM = `
import { type Customer, NotFoundError, Rollcall } from '@rollcall/client';

const { customers } = new Rollcall({ apiKey: 'sk_test_1', baseUrl: 'http://127.0.0.1/api/v1' });
const customer = { customer_key: 'jane', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' } as const;

export async function main(): Promise<string> {
  const created: Customer = await customers.create(customer);
  // @ts-expect-error an unknown field
  await customers.create({ ...customer, frist_name: 'Jane' });
  // @ts-expect-error a misspelt option
  await customers.create(customer, { timeout: 1 });
  // @ts-expect-error a string is not a number
  const key: number = created.customer_key;
  const { data } = await customers.bulkCreate([customer]).withResponse();
  // @ts-expect-error a number is not a string
  const count: string = data.successful_count;
  const report = await customers.import([customer], { concurrency: 2 });
  for await (const { display_name } of customers.iterate()) if (display_name) return display_name;
  const error: unknown = undefined;
  return error instanceof NotFoundError ? error.name : \`\${key} \${count} \${report.created}\`;
}
`;

const settings = [
  { given: 'an ES module', file: 'types.mts', args: ['--module', 'nodenext'] },
  { given: 'CommonJS', file: 'types.cts', args: ['--module', 'nodenext'] },
  { given: 'a bundler', file: 'types.ts', args: ['--module', 'esnext', '--moduleResolution', 'bundler'] },
];

describe('the types of the client', () => {
  it.each(settings)('compiles the types of the client without other packages in $given', async ({ file, args }) => {
    await writeFile(join(inject('project'), file), PROGRAM);
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--types', ''];
    const lib = ['--target', 'es2022', '--lib', 'es2022,dom,dom.iterable,dom.asynciterable'];
    await expect(runTool(process.execPath, [TSC, ...strict, ...lib, ...args, file], inject('project'))).resolves.toBe(
      '',
    );
  });
});
