import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main, newFolder, rollcall } from './support/rollcall.ts';
import { type Server, startServer } from './support/server.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const LIST = ['customers', 'list'];

describe('the key', () => {
  it('comes from a configuration file that nobody else can read', async () => {
    const home = await newFolder();
    const file = join(home, '.config/rollcall/config.json');
    await mkdir(join(home, '.config/rollcall'), { recursive: true });
    await writeFile(file, JSON.stringify({ apiKey: server.apiKey, baseUrl: server.baseUrl }), { mode: 0o600 });
    expect(await rollcall(LIST, { cwd: home })).toMatchObject({ exitCode: 0 });
    await chmod(file, 0o640);
    expect(await rollcall(LIST, { cwd: home })).toMatchObject({
      exitCode: 2,
      stderr: `error: ${file} can be read by others, and holds a key: chmod 600 ${file}\n`,
    });
  });

  it.each([
    ['no JSON', '{"apiKey": "sk_test_SECRET"', 'is not JSON'],
    ['an unknown name', '{"api_key": "sk_test_SECRET"}', 'has the unknown name "api_key"'],
    ['a number', '{"apiKey": 7}', 'has a apiKey that is not a string'],
    ['a list', '["sk_test_SECRET"]', 'is not a JSON object'],
  ])('is not shown where the file is wrong: %s', async (_, content, want) => {
    const file = join(await newFolder(), 'config.json');
    await writeFile(file, content, { mode: 0o600 });
    const { exitCode, stderr } = await rollcall([...LIST, '--config', file], {});
    expect(exitCode).toBe(2);
    expect(stderr).toContain(want);
    expect(stderr).not.toContain('SECRET');
  });

  it('comes from standard input, and wins there', async () => {
    const env = { ROLLCALL_API_KEY: 'sk_test_another_one', ROLLCALL_BASE_URL: server.baseUrl };
    expect(await rollcall([...LIST, '--key-stdin'], { env, stdin: `${server.apiKey}\n` })).toMatchObject({
      exitCode: 0,
    });
    expect(await rollcall(LIST, { env })).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('401') });
  });

  it('is never an argument', async () => {
    const run = await rollcall([...LIST, '--api-key', server.apiKey], { server });
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("unknown option '--api-key'") });
  });

  it('and the address are asked for where they are missing', async () => {
    const cwd = await newFolder();
    expect(await rollcall(LIST, { cwd })).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('No API key') });
    const env = { ROLLCALL_API_KEY: server.apiKey };
    expect(await rollcall(LIST, { cwd, env })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('No address'),
    });
    expect(await rollcall([...LIST, '--base-url', server.baseUrl], { cwd, env })).toMatchObject({ exitCode: 0 });
  });
});

it('a server that is not there is told apart from wrong usage', async () => {
  const nobody = { ...server, baseUrl: 'http://127.0.0.1:1/api/v1' };
  expect(await rollcall(['customers', 'archive', 'x'], { server: nobody })).toMatchObject({ exitCode: 3, stdout: '' });
});

it.each([
  ['the root of the server', ''],
  ['another path', '/api/v2'],
])('an address that is not that of the API is no answer about a customer: %s', async (_, path) => {
  const elsewhere = { ...server, baseUrl: new URL(server.baseUrl).origin + path };
  const run = await rollcall(LIST, { server: elsewhere });
  expect(run).toMatchObject({ exitCode: 3, stderr: expect.stringMatching(/^error: 404 .*\n.*ends in \/api\/v1\.\n$/) });
});

it('an error over several lines is told in one', async () => {
  const secured = { ...server, baseUrl: server.baseUrl.replace('http:', 'https:') };
  const { exitCode, stderr } = await rollcall(['customers', 'get', 'x'], { server: secured });
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^error: No answer: .*\n$/);
});

it.skipIf(!existsSync('/dev/full'))('output that cannot be written is a failure (needs /dev/full)', async () => {
  const run = promisify(execFile)('sh', ['-c', `"${process.execPath}" "${main}" --help > /dev/full`]);
  await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('ENOSPC') });
});

describe('the program', () => {
  it.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['--help'], 0, /ROLLCALL_API_KEY[\s\S]*Exit codes/, /^$/],
    [['import', '--help'], 0, /--on-conflict/, /^$/],
    [[], 2, /^$/, /Usage: rollcall/],
    [['imprt', 'x.csv'], 2, /^$/, /Did you mean import\?/],
    [['import', 'x.csv', '--concurrency', '0'], 2, /^$/, /whole number from 1 to 100/],
    [['import', 'x.csv', '--map', 'Email'], 2, /^$/, /"Email=primary_email"/],
    [['import', '-', '--key-stdin'], 2, /^$/, /cannot be both/],
  ] as const)('%j ends with %i', async (args, exitCode, stdout, stderr) => {
    const run = await rollcall(args, {});
    expect(run.exitCode).toBe(exitCode);
    expect(run.stdout).toMatch(stdout);
    expect(run.stderr).toMatch(stderr);
  });
});
