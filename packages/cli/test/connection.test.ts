import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../src/core/connection.ts';
import { CliError, exitCodeOf } from '../src/core/errors.ts';
import { newFolder, rollcall } from './support/rollcall.ts';
import { startServer } from './support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

const LIST = ['customers', 'list'];

describe('key and address', () => {
  it('reads the key from the config file, unless other users can read that file', async () => {
    const home = await newFolder();
    const file = join(home, '.config/rollcall/config.json');
    await mkdir(join(home, '.config/rollcall'), { recursive: true });
    await writeFile(file, JSON.stringify({ apiKey: server.apiKey, baseUrl: server.baseUrl }), { mode: 0o600 });
    expect(await rollcall(LIST, { cwd: home })).toMatchObject({ exitCode: 0 });
    await chmod(file, 0o640);
    expect(await rollcall(LIST, { cwd: home })).toMatchObject({
      exitCode: 2,
      stderr: `error: ${file} holds an API key, but other users can read it. Run: chmod 600 ${file}\n`,
    });
  });

  it.each([
    { given: '{"apiKey": "sk_test_SECRET"', want: 'is not valid JSON' },
    { given: '{"api_key": "sk_test_SECRET"}', want: 'has an unknown setting "api_key"' },
    { given: '{"apiKey": 7, "baseUrl": "SECRET"}', want: 'has a setting apiKey that is not a string' },
    { given: '["sk_test_SECRET"]', want: 'is not a JSON object' },
  ])('rejects a config file that $want, without showing the key', async ({ given, want }) => {
    const file = join(await newFolder(), 'config.json');
    await writeFile(file, given, { mode: 0o600 });
    const error: unknown = await connect({ config: file }).catch((reason) => reason);
    expect(error).toBeInstanceOf(CliError);
    expect(exitCodeOf(error)).toBe(2);
    expect(String(error)).toContain(want);
    expect(String(error)).not.toContain('SECRET');
  });

  it('prefers the key from standard input to the one in the environment', async () => {
    const env = { ROLLCALL_API_KEY: 'sk_test_another_one', ROLLCALL_BASE_URL: server.baseUrl };
    expect(await rollcall([...LIST, '--key-stdin'], { env, stdin: `${server.apiKey}\n` })).toMatchObject({
      exitCode: 0,
    });
    expect(await rollcall(LIST, { env })).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('401') });
  });

  it('never takes the key from an argument', async () => {
    const run = await rollcall([...LIST, '--api-key', server.apiKey], { server });
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("unknown option '--api-key'") });
  });

  it('says which of key and address is missing', async () => {
    const cwd = await newFolder();
    expect(await rollcall(LIST, { cwd })).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('No API key') });
    const env = { ROLLCALL_API_KEY: server.apiKey };
    expect(await rollcall(LIST, { cwd, env })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('No API address'),
    });
    expect(await rollcall([...LIST, '--base-url', server.baseUrl], { cwd, env })).toMatchObject({ exitCode: 0 });
  });
});

describe('an API that cannot be used', () => {
  it('ends with exit code 3 if the server cannot be reached', async () => {
    const unreachable = { ...server, baseUrl: 'http://127.0.0.1:1/api/v1' };
    const run = await rollcall(['customers', 'archive', 'x'], { server: unreachable });
    expect(run).toMatchObject({ exitCode: 3, stdout: '' });
  });

  it.each([
    { given: 'the root of the server', path: '' },
    { given: 'another path', path: '/api/v2' },
  ])('ends with exit code 3 and a hint if the address is $given', async ({ path }) => {
    const elsewhere = { ...server, baseUrl: new URL(server.baseUrl).origin + path };
    const { exitCode, stderr } = await rollcall(LIST, { server: elsewhere });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^error: 404 .*\nCheck the address of the API .* ends in \/api\/v1\.\n$/);
  });

  it('prints an error of several lines in one line', async () => {
    const { exitCode, stderr } = await rollcall(['customers', 'get', 'a\u2028b'], { server });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: 404 No customer has the key "a b" .*\n$/);
  });
});
