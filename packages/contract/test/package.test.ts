import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as csv from '../src/csv.ts';
import { document } from '../src/document.ts';
import * as contract from '../src/index.ts';
import {
  errorCodes,
  isErrorCode,
  isIssueCode,
  issueCodes,
  type OperationDefinition,
  operations,
} from '../src/index.ts';
import * as schemas from '../src/schemas.ts';
import { evaluate } from './support/generator.ts';

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

it('isErrorCode and isIssueCode know codes by their own names only, not by inherited ones', () => {
  expect(Object.keys(errorCodes).every(isErrorCode) && Object.keys(issueCodes).every(isIssueCode)).toBe(true);
  expect(['toString', '', 'required'].filter(isErrorCode)).toEqual([]);
  expect(['toString', '', 'malformed_json'].filter(isIssueCode)).toEqual([]);
});

const modules = {
  '@rollcall/contract': contract,
  '@rollcall/contract/csv': csv,
  '@rollcall/contract/schemas': schemas,
};
const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, source = '']) => source);

describe('README', () => {
  it('has at least three examples', () => expect(examples.length).toBeGreaterThanOrEqual(3));

  it.each(examples)('prints the values that its comments announce in example %#', (source) => {
    const lines: string[] = [];
    const log = (...values: unknown[]) => lines.push(values.join(' '));
    evaluate(source, modules, { ...console, log });
    expect(lines).toEqual([...source.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line));
  });
});
