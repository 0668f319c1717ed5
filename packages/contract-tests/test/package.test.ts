import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registeredCustomer } from '../src/requests/customers.ts';
import { type Target, target } from '../src/target/target.ts';
import { startFaultyServer } from './faulty-server.ts';
import { type InstalledPackage, installPackage } from './installed-package.ts';

/** A few tests of each kind, in seconds. */
const SHORT = ['--histories', '2', 'http/registry-model', 'operations/get-customer/'];

let installed: InstalledPackage;
beforeAll(async () => {
  installed = await installPackage();
});
afterAll(() => installed?.remove());

const serverOf = ({ baseUrl, apiKey, otherApiKey }: Pick<Target, 'baseUrl' | 'apiKey' | 'otherApiKey'>) => [
  ...['--url', baseUrl, '--key', apiKey],
  ...(otherApiKey === undefined ? [] : ['--other-key', otherApiKey]),
];

describe('the packed package', () => {
  it('contains the program and the tests of a server, but no test of this repository', async () => {
    const files = await readdir(installed.folder, { recursive: true });
    const others = files.filter((file) => !/^dist(\/(checks|chunks)(\/.*)?|\/[\w-]+\.js)?$/.test(file));
    expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    const checks = files.filter((file) => file.startsWith('dist/checks/') && file.endsWith('.js'));
    const kinds = new Set(checks.map((file) => file.split('/')[2]));
    expect([...kinds].sort()).toEqual(['document', 'events', 'generic', 'http', 'official-sdks', 'operations']);
  });

  it('checks a server, and writes a report of JUnit', async () => {
    const report = join(installed.folder, 'report.xml');
    const options = ['--yes', '--seed', '7', '--junit', report];
    const { exitCode, printed } = await installed.run(...serverOf(target), ...options, ...SHORT);
    expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: expect.stringContaining(' passed') });
    expect(printed).toContain(`Contract tests against ${target.baseUrl}`);
    expect(printed).toContain('2 histories with the seed 7');
    const xml = await readFile(report, 'utf8');
    expect(xml).toMatch(/<testsuites name="Rollcall contract tests" tests="\d+" failures="0"/);
  });

  it('exits with 1 if a test fails, and prints the requests that repeat it as curl', async () => {
    const { baseUrl, stop } = await startFaultyServer((body) => body.replaceAll('"documents":[]', '"documents":[{}]'));
    try {
      const { exitCode, printed } = await installed.run(...serverOf({ ...target, baseUrl }), '--yes', ...SHORT);
      expect({ exitCode, printed }).toEqual({ exitCode: 1, printed: expect.stringContaining(' failed') });
      expect(printed).toContain('CONTRACT_SEED=16');
      expect(printed).toMatch(/^curl -sS -X \w+ "\$URL"/m);
    } finally {
      await stop();
    }
  });

  it('writes nothing into a registry that has customers, unless it is told to', async () => {
    await registeredCustomer();
    const { exitCode, printed } = await installed.run(...serverOf(target), ...SHORT);
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: expect.stringMatching(/ has \d+ customers.*--yes/) });
  });

  it.each([
    { args: ['--url', target.baseUrl, '--key', 'sk_test_unknown'], want: 'was answered with 401' },
    { args: ['--url', 'http://127.0.0.1:9/api/v1', '--key', 'x'], want: 'does not answer' },
  ])('exits with 2 and says what is wrong: $want', async ({ args, want }) => {
    const { exitCode, printed } = await installed.run(...args);
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: expect.stringContaining(want) });
  });
});
