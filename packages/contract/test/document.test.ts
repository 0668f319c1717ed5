import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { document } from '../src/document.ts';
import { errorCodes, isErrorCode, isIssueCode, issueCodes } from '../src/error-codes.ts';
import { type OperationDefinition, operations } from '../src/operations.ts';

test('the version of the document is the version of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  expect(document.info.version).toBe(version);
});

test('the bundled document is the one that was written', async () => {
  const text = await readFile(new URL('../../../openapi.yaml', import.meta.url), 'utf8');
  expect(document).toEqual(parse(text));
});

test('every route of the table is an operation of the document, and every operation has a route', () => {
  const routes = Object.values(operations).flatMap((operation: OperationDefinition) => operation.routes);
  const declared = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((name) => name !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(declared.sort());
});

test('codes are known by their own name only', () => {
  expect(Object.keys(errorCodes).every(isErrorCode) && Object.keys(issueCodes).every(isIssueCode)).toBe(true);
  expect(['toString', '', 'required'].filter(isErrorCode)).toEqual([]);
  expect(['toString', '', 'malformed_json'].filter(isIssueCode)).toEqual([]);
});
