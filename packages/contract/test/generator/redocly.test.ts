import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundle, lint, RedoclyError } from '../../generator/redocly.ts';

const document = (schema: object) => ({
  openapi: '3.1.0',
  info: { title: 'Fixture', version: '1.0.0' },
  paths: {},
  components: { schemas: { Thing: schema } },
});
let file: string;

beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'redocly-'));
  file = path.join(folder, 'openapi.yaml');
  await writeFile(path.join(folder, 'redocly.yaml'), 'extends: [minimal]\nrules: { no-unused-components: error }\n');
});
afterEach(() => rm(path.dirname(file), { recursive: true }));

it('a faulty document is rejected with the whole output of the linter', async () => {
  await writeFile(file, JSON.stringify(document({ type: 'string' })));
  const linting = lint(file);
  await expect(linting).rejects.toThrow(RedoclyError);
  await expect(linting).rejects.toThrow(/no-unused-components.*"Thing"/s);
});

it('the output of the linter does not begin with its box about versions of Node', async () => {
  await writeFile(file, JSON.stringify(document({ type: 'string' })));
  await expect(lint(file)).rejects.toThrow(/^[^╔║╚]*$/);
});

it('a bundle contains everything that the document refers to, extensions included', async () => {
  await writeFile(path.join(path.dirname(file), 'thing.yaml'), 'type: string\nx-kind: odd\n');
  await writeFile(file, JSON.stringify(document({ $ref: 'thing.yaml' })));
  const { components } = await bundle(file);
  expect(Object.values(components?.schemas ?? {})).toContainEqual({ type: 'string', 'x-kind': 'odd' });
});
