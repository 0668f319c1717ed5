import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultConfigFile } from '../../src/core/config-file.ts';
import { main, newFolder, type Run, rollcall } from '../support/rollcall.ts';
import { startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

const configIn = (home: string): string => join(home, '.config/rollcall/config.json');

/** Logs in with a key from a pipe. */
function login(home: string, args: readonly string[] = [], key = server.apiKey): Promise<Run> {
  return rollcall(['login', '--base-url', server.baseUrl, ...args], { cwd: home, stdin: `${key}\n` });
}

describe('rollcall login', () => {
  it('saves a key that the API accepts where only its owner can read it, and later commands use it', async () => {
    const home = await newFolder();
    const { exitCode, stdout, stderr } = await login(home);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Logged in to ${server.baseUrl}\n`);
    expect(stdout).not.toContain(server.apiKey);
    expect((await stat(configIn(home))).mode & 0o777).toBe(0o600);
    expect((await stat(join(home, '.config/rollcall'))).mode & 0o777).toBe(0o700);
    expect(await rollcall(['customers', 'list'], { cwd: home })).toMatchObject({ exitCode: 0 });
  });

  it('saves nothing if the API rejects the key, or if it cannot be reached', async () => {
    const home = await newFolder();
    expect(await login(home, [], 'sk_test_another_key')).toMatchObject({
      exitCode: 3,
      stderr: 'error: The API rejects this key (401). Nothing was saved.\n',
    });
    expect(await login(home, ['--base-url', 'http://127.0.0.1:6000/api/v1'])).toMatchObject({ exitCode: 3 });
    expect(await login(home, [], '')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('No API key') });
    await expect(stat(configIn(home))).rejects.toThrow('ENOENT');
  });

  it('keeps the other profiles and a link to the config file', async () => {
    const home = await newFolder();
    await login(home);
    const dotfiles = join(home, 'dotfiles.json');
    await writeFile(dotfiles, await readFile(configIn(home)), { mode: 0o600 });
    await rollcall(['logout'], { cwd: home });
    await mkdir(join(home, 'linked'));
    const linked = join(home, 'linked/config.json');
    await symlink(dotfiles, linked);
    const { stderr } = await login(home, ['--profile', 'staging', '--config', linked]);
    expect(stderr).toBe('Commands use the profile default. To change that: rollcall config set profile staging\n');
    const settings = { apiKey: server.apiKey, baseUrl: server.baseUrl };
    expect(JSON.parse(await readFile(dotfiles, 'utf8'))).toEqual({ ...settings, profiles: { staging: settings } });
  });

  it('makes its folder private again if others could read it', async () => {
    const home = await newFolder();
    await mkdir(join(home, '.config/rollcall'), { recursive: true });
    await chmod(join(home, '.config/rollcall'), 0o755);
    await login(home);
    expect((await stat(join(home, '.config/rollcall'))).mode & 0o777).toBe(0o700);
  });

  it('reads address and key from a terminal, without showing the key', async () => {
    const home = await newFolder();
    // `script` provides a terminal.
    const child = spawn('script', ['-qec', `${process.execPath} ${main} login`, '/dev/null'], {
      cwd: home,
      env: { PATH: process.env.PATH, HOME: home, TERM: 'xterm' },
    });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
    const until = async (text: string): Promise<void> => {
      while (!shown.includes(text)) await once(child.stdout, 'data');
    };
    await until('api/v1: ');
    child.stdin.write(`${server.baseUrl}\r`);
    await until(`API key for ${server.baseUrl}: `);
    child.stdin.write(`${server.apiKey}x\u007f\r`);
    const [exitCode] = await once(child, 'close');
    expect(exitCode).toBe(0);
    expect(shown).toContain('Logged in to');
    expect(shown).not.toContain(server.apiKey);
    expect(JSON.parse(await readFile(configIn(home), 'utf8')).apiKey).toBe(server.apiKey);
  });

  it('ends with 130 after Ctrl-C at the question for the key', async () => {
    const home = await newFolder();
    const command = `${process.execPath} ${main} login --base-url ${server.baseUrl}`;
    const env = { PATH: process.env.PATH, HOME: home, TERM: 'xterm' };
    const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: home, env });
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (shown += chunk));
    while (!shown.includes('API key for')) await once(child.stdout, 'data');
    child.stdin.write('\u0003');
    expect(await once(child, 'exit')).toEqual([130, null]);
  });
});

describe('rollcall logout', () => {
  it('removes the key and keeps the address', async () => {
    const home = await newFolder();
    await login(home, ['--profile', 'staging']);
    expect(await rollcall(['logout'], { cwd: home })).toMatchObject({
      exitCode: 0,
      stdout: `Profile staging no longer has a key in ${configIn(home)}\n`,
    });
    expect(JSON.parse(await readFile(configIn(home), 'utf8')).profiles.staging).toEqual({ baseUrl: server.baseUrl });
    expect(await rollcall(['logout', '--json'], { cwd: home })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('"removed": false'),
    });
    expect(await rollcall(['login'], { cwd: home, stdin: server.apiKey })).toMatchObject({ exitCode: 0 });
  });
});

it.each([
  { given: { XDG_CONFIG_HOME: '/x' }, platform: 'linux', want: /^\/x\/rollcall\/config\.json$/ },
  { given: {}, platform: 'linux', want: /\/\.config\/rollcall\/config\.json$/ },
  { given: { APPDATA: '/AppData' }, platform: 'win32', want: /^\/AppData\/rollcall\/config\.json$/ },
  { given: { APPDATA: '/AppData' }, platform: 'linux', want: /\/\.config\/rollcall\/config\.json$/ },
])('the config file of $platform with $given is $want', ({ given, platform, want }) => {
  expect(defaultConfigFile(given, platform)).toMatch(want);
});
