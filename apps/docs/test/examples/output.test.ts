import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleServer, startExampleServer } from '../support/example-server.ts';
import { startUpNotice } from '../support/start-up-notice.ts';
import { jsonWithoutVariables, withoutVariables } from '../support/without-variables.ts';

const folder = new URL('../../examples/', import.meta.url);
const files = readdirSync(folder);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** The examples of a kind, each with the file that holds its output. */
function examplesWithOutput(extension: string, outputExtension: string): (readonly [string, string])[] {
  return files
    .filter((name) => name.endsWith(outputExtension))
    .map((output) => [output.replace(outputExtension, extension), output] as const)
    .filter(([script]) => files.includes(script));
}

describe('the examples print what the pages show', () => {
  let server: ExampleServer;
  beforeAll(async () => {
    server = await startExampleServer();
  });
  afterAll(() => server?.stop());

  it.each(examplesWithOutput('.sh', '.out.json'))('%s: %s', async (script, output) => {
    expect(jsonWithoutVariables(await server.runShell(read(script)))).toEqual(jsonWithoutVariables(read(output)));
  });

  it.each(examplesWithOutput('.ts', '.out.txt'))('%s: %s', async (script, output) => {
    expect(withoutVariables(await server.runTypeScript(script))).toBe(withoutVariables(read(output)));
  });
});

it('the server greets as the guide shows', async () => {
  expect(withoutVariables(await startUpNotice())).toBe(withoutVariables(read('start-up.out.txt')));
});

it('no example stands there without a test that runs it', () => {
  const run = ['.sh', '.ts'].flatMap((extension) =>
    ['.out.json', '.out.txt'].flatMap((output) => examplesWithOutput(extension, output).flat()),
  );
  const runByOwnTest = ['ensure-customers.test.ts', 'ensure-customers.ts', 'local-double.ts'];
  expect([...run, ...runByOwnTest, 'start-up.out.txt'].sort()).toEqual(files);
});
