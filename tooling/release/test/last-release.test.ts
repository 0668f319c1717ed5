import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { clientTypeTests, importedAsPackage, LAST_TYPE_TESTS, typeBreaks } from '../src/last-release.ts';

const client =
  'export interface Options { readonly timeoutMs?: number }\nexport declare function call(o: Options): string;\n';

const table: readonly { given: string; source: string; want: RegExp | null }[] = [
  { given: 'an unchanged client', source: client, want: null },
  { given: 'one more option', source: client.replace('{ readonly', '{ readonly tag?: string; readonly'), want: null },
  {
    given: 'an option that used to be a mistake',
    source: client.replace('{ readonly', '{ readonly timeout?: number; readonly'),
    want: null,
  },
  { given: 'a renamed option', source: client.replace('timeoutMs', 'timeLimitMs'), want: /TS2353.*timeoutMs/ },
  { given: 'another result', source: client.replace('string', 'number'), want: /TS2322/ },
  { given: 'a removed function', source: client.replace('call', 'send'), want: /TS2305.*call/ },
];

it.each(table)('the last type tests compile with $given: errors $want', async ({ source, want }) => {
  const errors = await typeBreaks(await projectWith(source));
  if (want === null) expect(errors).toEqual([]);
  else expect(errors.join('\n')).toMatch(want);
});

it('a project that cannot be compiled at all throws instead of having no errors', async () => {
  await expect(typeBreaks(path.join(tmpdir(), 'rollcall-no-such-project'))).rejects.toThrow();
});

/** A project whose type test was written for `client`, with another client. */
async function projectWith(source: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-types-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(path.join(import.meta.dirname, '../node_modules'), path.join(folder, 'node_modules'));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    paths: { '@rollcall/client': ['./client.ts'] },
  };
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  await writeFile(path.join(folder, 'client.ts'), source);
  const lines = [
    "import { call } from '@rollcall/client';",
    'export const text: string = call({ timeoutMs: 1 });',
    '// @ts-expect-error a misspelt option',
    'call({ timeout: 1 });',
  ];
  await writeFile(path.join(folder, 'call.test-d.ts'), `${lines.join('\n')}\n`);
  return folder;
}

it('recorded type tests import the package by its name, and nothing else of it', () => {
  expect(importedAsPackage("import { Rollcall } from '../../src/index.ts';", 'a.ts')).toBe(
    "import { Rollcall } from '@rollcall/client';",
  );
  expect(importedAsPackage("import { verify } from '../../src/webhooks/index.ts';", 'a.ts')).toBe(
    "import { verify } from '@rollcall/client/webhooks';",
  );
  expect(() => importedAsPackage("import { pause } from '../../src/internal/pause.ts';", 'a.ts')).toThrow(
    'a.ts imports ../../src/internal/pause.ts',
  );
});

it('the client still has every type test of the last release, ready to be recorded', async () => {
  const recorded = (await readdir(LAST_TYPE_TESTS)).filter((name) => name.endsWith('.test-d.ts'));
  expect(recorded.length).toBeGreaterThan(0);
  expect([...(await clientTypeTests()).keys()]).toEqual(expect.arrayContaining(recorded));
});
