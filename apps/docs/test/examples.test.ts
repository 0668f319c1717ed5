import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { includeExamples, pagesWithExamples } from '../scripts/examples.mjs';
import { type ExampleServer, jsonWithoutVariables, startExampleServer, withoutVariables } from './example-server.ts';
import { docsFolder, read, serverMain } from './repository.ts';

const files = readdirSync(join(docsFolder, 'examples'));
const readExample = (name: string) => read(`apps/docs/examples/${name}`);

describe('the examples', () => {
  let server: ExampleServer;
  beforeAll(async () => {
    server = await startExampleServer();
  });
  afterAll(() => server?.stop());

  it.each(examplesWithOutput('.sh', '.out.json'))('%s prints the JSON of %s', async (script, output) => {
    const printed = await server.runShell(readExample(script));
    expect(jsonWithoutVariables(printed)).toEqual(jsonWithoutVariables(readExample(output)));
  });

  it.each([...examplesWithOutput('.ts', '.out.txt'), ...examplesWithOutput('.cjs', '.out.txt')])(
    '%s prints the text of %s',
    async (script, output) => {
      const printed = await server.runProgram(script);
      expect(withoutVariables(printed)).toBe(withoutVariables(readExample(output)));
    },
  );

  it('the server prints the startup banner of the guide', async () => {
    expect(withoutVariables(await startupBanner())).toBe(withoutVariables(readExample('start-up.out.txt')));
  });

  it('every output that a comment in an example promises is a line of its output file', () => {
    const scripts = ['.ts', '.cjs'].flatMap((extension) => examplesWithOutput(extension, '.out.txt'));
    const promised = scripts.flatMap(([script, output]) =>
      [...readExample(script).matchAll(/\/\/ → (.*)/g)].map(([, line = '']) => ({ script, output, line })),
    );
    expect(promised.length).toBeGreaterThan(0);
    expect(promised.filter(({ output, line }) => !readExample(output).split('\n').includes(line))).toEqual([]);
  });

  it('every example is run by a test', () => {
    const run = ['.sh', '.ts', '.cjs'].flatMap((extension) =>
      ['.out.json', '.out.txt'].flatMap((output) => examplesWithOutput(extension, output).flat()),
    );
    const runByOwnTest = [
      ...['client-mock.test.ts', 'ensure-customers.test.ts', 'ensure-customers.ts', 'local-double.ts'],
      'export-with-curl.sh',
      ...['webhooks-express.ts', 'webhooks-worker.ts'],
    ];
    expect([...run, ...runByOwnTest, 'start-up.out.txt'].sort()).toEqual(files);
  });
});

describe.each(pagesWithExamples)('%s', (path) => {
  it(`${path} shows the current examples (if not: pnpm --filter @rollcall/docs include)`, () => {
    expect(read(path)).toBe(includeExamples(read(path)));
  });

  it(`${path} takes every program and response from a file of examples/`, () => {
    const blocks = [...read(path).matchAll(/^(.*)\n```(ts|cjs|js|json|text)\n/gm)];
    expect(blocks.filter(([, lineAbove]) => !lineAbove?.startsWith('<!-- example: '))).toEqual([]);
  });
});

/** Pairs of an example with this extension and the file that holds its output. */
function examplesWithOutput(extension: string, outputExtension: string): (readonly [string, string])[] {
  return files
    .filter((name) => name.endsWith(outputExtension))
    .map((output) => [output.replace(outputExtension, extension), output] as const)
    .filter(([script]) => files.includes(script));
}

/** The standard output of a server that starts with its defaults in an empty folder. */
async function startupBanner(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-start-up-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const server = spawn(process.execPath, [serverMain], {
    cwd: folder,
    env: { PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  server.stdout.once('data', () => server.kill());
  const [printed] = await Promise.all([text(server.stdout), once(server, 'exit')]);
  return printed;
}
