import { createTestDatabase } from '@rollcall/test-postgres';
import type {} from '@rollcall/test-postgres/global-setup';
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { type Environment, runServer, startServer } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000 });

/** Runs `rollcall-server keys …`, which is expected to succeed. */
async function keys(folder: string, environment: Environment, ...args: string[]) {
  const { exitCode, stdout, stderr } = await runServer(folder, environment, ['keys', ...args]);
  expect({ exitCode, args, stderr }).toMatchObject({ exitCode: 0 });
  return { stdout, stderr };
}

async function listed(folder: string, environment: Environment) {
  return JSON.parse((await keys(folder, environment, 'list', '--json')).stdout);
}

const status = async (url: string, key: string) =>
  (await fetch(`${url}/customers`, { headers: { 'x-api-key': key } })).status;

describe('on PostgreSQL, while two servers run', () => {
  test('keys are made, used on each, listed and revoked at once on each', async () => {
    const database = await createTestDatabase(inject('postgresUrl'));
    onTestFinished(() => database.drop());
    const folder = await temporaryFolder();
    const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'fatal' };
    const servers = await Promise.all([startServer(folder, environment), startServer(folder, environment)]);
    const created = await keys(folder, environment, 'create', '--tenant', 'acme', '--label', 'import', '--live');
    expect(created.stdout).toMatch(/^sk_live_[0-9a-f]{48}\n$/);
    const key = created.stdout.trim();
    const other = (await keys(folder, environment, 'create', '--tenant', 'acme')).stdout.trim();
    expect(other).toMatch(/^sk_test_/);
    for (const { url } of servers) expect(await status(url, key)).toBe(200);

    await expect.poll(async () => (await listed(folder, environment))[0].last_used_at).not.toBeNull();
    const records = await listed(folder, environment);
    const moment = expect.stringMatching(/^\d{4}-.*Z$/);
    const shared = { tenant: 'acme', created_at: moment, revoked_at: null };
    expect(records).toEqual([
      { ...shared, id: expect.any(String), label: 'import', prefix: key.slice(0, 12), last_used_at: moment },
      { ...shared, id: expect.any(String), label: null, prefix: other.slice(0, 12), last_used_at: null },
    ]);
    expect(created.stderr).toContain(records[0].id);

    const revoked = await keys(folder, environment, 'revoke', records[0].id);
    expect(revoked.stdout).toBe(`The key ${records[0].id} of the tenant acme is revoked.\n`);
    for (const { url } of servers) {
      expect(await status(url, key)).toBe(401);
      expect(await status(url, other)).toBe(200);
    }
  });
});

describe('on SQLite', () => {
  test('keys are managed while no server runs, and work when one does', async () => {
    const folder = await temporaryFolder();
    const key = (await keys(folder, {}, 'create', '--tenant', 'acme', '--label', 'import')).stdout.trim();
    const table = (await keys(folder, {}, 'list', '--tenant', 'acme')).stdout.split('\n');
    expect(table[0]).toMatch(/^ID +TENANT +KEY +CREATED +LAST USED +REVOKED +LABEL$/);
    expect(table[1]).toMatch(/^[\da-f-]{36} {2}acme +sk_test_.{4}… +\S+Z +- +- +import$/);
    expect(table[1]).not.toContain(key);
    const server = await startServer(folder);
    expect(await status(server.url, key)).toBe(200);
    const refused = await runServer(folder, {}, ['keys', 'list']);
    expect(refused).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'The database file data/rollcall.db is in use by a server. Stop the server first. With PostgreSQL, keys can be managed at any time.\n',
    });
    server.kill('SIGTERM');
    await server.ended;
    const [{ id }] = await listed(folder, {});
    await keys(folder, {}, 'revoke', id);
    const later = await startServer(folder);
    expect(await status(later.url, key)).toBe(401);
    expect(await status(later.url, later.apiKey)).toBe(200);
  });

  test('a key that is not there, and a database that forgets, are refused with a sentence', async () => {
    const folder = await temporaryFolder();
    expect(await runServer(folder, {}, ['keys', 'revoke', 'nobody'])).toMatchObject({
      exitCode: 1,
      stderr: 'There is no key nobody. See rollcall-server keys list.\n',
    });
    expect(await runServer(folder, { DATABASE_URL: 'sqlite::memory:' }, ['keys', 'list'])).toMatchObject({
      exitCode: 1,
      stderr: 'Only its server can manage the keys of a database in memory.\n',
    });
  });
});
