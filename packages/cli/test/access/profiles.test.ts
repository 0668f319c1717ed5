import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newFolder, rollcall } from '../support/rollcall.ts';
import { startServer } from '../support/server.ts';

const server = await startServer();
afterAll(() => server.stop());

const KEY = 'sk_test_0123456789abcdef0123456789abcdef';

/** A home folder with a valid default profile, and the profile `other`, whose key is invalid. */
async function homeWithProfiles(): Promise<string> {
  const home = await newFolder();
  await mkdir(join(home, '.config/rollcall'), { recursive: true });
  const other = { apiKey: KEY, baseUrl: server.baseUrl };
  const config = { apiKey: server.apiKey, baseUrl: server.baseUrl, profiles: { other } };
  await writeFile(join(home, '.config/rollcall/config.json'), JSON.stringify(config), { mode: 0o600 });
  return home;
}

describe('rollcall whoami', () => {
  it.each([
    { given: 'nothing', args: [], env: {}, key: 'profile default', profile: 'default' },
    {
      given: 'ROLLCALL_PROFILE',
      args: [],
      env: { ROLLCALL_PROFILE: 'default' },
      key: 'profile default',
      profile: 'ROLLCALL_PROFILE',
    },
    {
      given: '--profile, which comes before every variable',
      args: ['--profile', 'default'],
      env: { ROLLCALL_PROFILE: 'other', ROLLCALL_API_KEY: KEY },
      key: 'profile default',
      profile: '--profile',
    },
  ])('says where key and profile were set, given $given', async ({ args, env, key, profile }) => {
    const run = await rollcall(['whoami', '--json', ...args], { cwd: await homeWithProfiles(), env });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ key_from: key, profile_from: profile, valid: true });
  });

  it('shows a key of the environment instead of that of the profile, and fails if the API rejects it', async () => {
    const env = { ROLLCALL_API_KEY: KEY };
    const { exitCode, stdout, stderr } = await rollcall(['whoami'], { cwd: await homeWithProfiles(), env });
    expect(exitCode).toBe(3);
    expect(stdout).toContain('Key      sk_test_01…  (ROLLCALL_API_KEY)\n');
    expect(stdout).not.toContain(KEY);
    expect(stderr).toMatch(/^error: 401 /);
  });

  it('names the profiles if there is none of that name', async () => {
    const run = await rollcall(['whoami', '--profile', 'nope'], { cwd: await homeWithProfiles() });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(
      /There is no profile nope \(from --profile\) in .*, which has: default, other\.\n.*login/,
    );
  });
});

describe('rollcall config', () => {
  it('lists all profiles with masked keys, and marks the one in use', async () => {
    const { stdout } = await rollcall(['config', 'list'], { cwd: await homeWithProfiles() });
    expect(stdout).toContain(`* default\n    baseUrl  ${server.baseUrl}\n`);
    expect(stdout).toContain('  other\n');
    expect(stdout).toContain('    apiKey   sk_test_01…\n');
    expect(stdout).not.toContain(KEY);
  });

  it('prints a whole key only with --show-key', async () => {
    const cwd = await homeWithProfiles();
    const get = (...args: string[]) => rollcall(['config', 'get', 'apiKey', '--profile', 'other', ...args], { cwd });
    expect((await get()).stdout).toBe('sk_test_01…\n');
    expect((await get('--show-key')).stdout).toBe(`${KEY}\n`);
  });

  it('changes the profile in use and its address, and nothing else', async () => {
    const cwd = await homeWithProfiles();
    const set = (...args: string[]) => rollcall(['config', 'set', ...args], { cwd });
    expect(await set('profile', 'other')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await set('baseUrl', 'https://other.example.com/api/v1/')).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await rollcall(['config', 'get', 'baseUrl'], { cwd })).stdout).toBe('https://other.example.com/api/v1\n');
    expect(JSON.parse(await readFile(join(cwd, '.config/rollcall/config.json'), 'utf8'))).toEqual({
      apiKey: server.apiKey,
      baseUrl: server.baseUrl,
      profile: 'other',
      profiles: { other: { apiKey: KEY, baseUrl: 'https://other.example.com/api/v1' } },
    });
  });

  it.each([
    { given: ['profile', 'nope'], want: 'There is no profile nope' },
    { given: ['apiKey', 'sk_test_x'], want: 'A key is never an argument' },
    { given: ['baseUrl', 'ftp://example.com'], want: 'is not an address' },
    { given: ['colour', 'red'], want: 'Allowed choices are apiKey, baseUrl, profile' },
  ])('refuses to set $given', async ({ given, want }) => {
    const run = await rollcall(['config', 'set', ...given], { cwd: await homeWithProfiles() });
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(want) });
  });
});
