import { readFile } from 'node:fs/promises';
import createFetchClient from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as csv from '../src/csv.ts';
import * as customerFile from '../src/customer-file/index.ts';
import { document } from '../src/document.ts';
import * as contract from '../src/index.ts';
import {
  errorCodes,
  isErrorCode,
  isIssueCode,
  issueCodes,
  isWebhookEventType,
  type OperationDefinition,
  operations,
  webhookEventExamples,
  webhookEvents,
  webhookEventTypes,
} from '../src/index.ts';
import * as json from '../src/json.ts';
import * as schemas from '../src/schemas.ts';
import { evaluateAsync } from './support/generator.ts';

it('the document has the version of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  expect(document.info.version).toBe(version);
});

it('the document is the bundled form of openapi.yaml', async () => {
  const text = await readFile(new URL('../../../openapi.yaml', import.meta.url), 'utf8');
  expect(document).toEqual(parse(text));
});

it('the document has an operation for every route of the operation table, and no other operation', () => {
  const routes = Object.values(operations).flatMap((operation: OperationDefinition) => operation.routes);
  const declared = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((name) => name !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(declared.sort());
});

it('every webhook event of the document is in the table, and its example satisfies its schema', () => {
  expect(webhookEventTypes).toEqual(Object.keys((document as { webhooks?: object }).webhooks ?? {}));
  expect(Object.keys(webhookEvents)).toEqual(webhookEventTypes);
  for (const type of webhookEventTypes) {
    expect(schemas.webhookEventSchemas[type].parse(webhookEventExamples[type])).toEqual(webhookEventExamples[type]);
  }
});

it('isWebhookEventType knows types by their own names only, not by inherited ones', () => {
  expect(webhookEventTypes.every(isWebhookEventType)).toBe(true);
  expect(['toString', '', 'customer', 'invoice.created'].filter(isWebhookEventType)).toEqual([]);
});

it('isErrorCode and isIssueCode know codes by their own names only, not by inherited ones', () => {
  expect(Object.keys(errorCodes).every(isErrorCode) && Object.keys(issueCodes).every(isIssueCode)).toBe(true);
  expect(['toString', '', 'required'].filter(isErrorCode)).toEqual([]);
  expect(['toString', '', 'malformed_json'].filter(isIssueCode)).toEqual([]);
});

/** openapi-fetch with a server that has every customer, and that counts the rows of a file. */
function createClient(options: object) {
  return createFetchClient({ ...options, fetch: respond });
}

async function respond(request: Request): Promise<Response> {
  if (request.method === 'GET') return Response.json({ data: { customer_key: request.url.split('/').at(-1) } });
  const file = (await request.formData()).get('csv') as File;
  const [, ...rows] = (await file.text()).split('\n');
  return Response.json({ data: { total_customers: rows.length } });
}

const modules = {
  '@rollcall/contract': contract,
  '@rollcall/contract/csv': csv,
  '@rollcall/contract/customer-file': customerFile,
  '@rollcall/contract/document': { document },
  '@rollcall/contract/json': json,
  '@rollcall/contract/schemas': schemas,
  'openapi-fetch': { __esModule: true, default: createClient },
};
const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, source = '']) => source);

describe('README', () => {
  it('has at least three examples', () => expect(examples.length).toBeGreaterThanOrEqual(3));

  it.each(examples)('prints the values that its comments announce in example %#', async (source) => {
    const lines: string[] = [];
    const log = (...values: unknown[]) => lines.push(values.join(' '));
    await evaluateAsync(source, modules, { ...console, log });
    expect(lines).toEqual([...source.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line));
  });
});
