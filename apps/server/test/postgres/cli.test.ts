import { expect, it } from 'vitest';
import { emptyDatabase } from '../support/open-postgres.ts';
import { listKeys, runCommand, runKeys, serve, statusWith } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('manages keys on PostgreSQL while two servers run, both of which apply a change at once', async () => {
  const folder = await temporaryFolder();
  const environment = { DATABASE_URL: await emptyDatabase(), LOG_LEVEL: 'fatal' };
  const servers = await Promise.all([serve(folder, environment), serve(folder, environment)]);
  const created = await runKeys(folder, environment, 'create', '--tenant', 'acme', '--label', 'import', '--live');
  expect(created.stdout).toMatch(/^sk_live_[0-9a-f]{48}\n$/);
  const key = created.stdout.trim();
  const other = (await runKeys(folder, environment, 'create', '--tenant', 'acme')).stdout.trim();
  expect(other).toMatch(/^sk_test_/);
  for (const { url } of servers) expect(await statusWith(url, key)).toBe(200);

  await expect.poll(async () => (await listKeys(folder, environment))[0].last_used_at).not.toBeNull();
  const records = await listKeys(folder, environment);
  const moment = expect.stringMatching(/^\d{4}-.*Z$/);
  const shared = { tenant: 'acme', created_at: moment, revoked_at: null };
  expect(records).toEqual([
    { ...shared, id: expect.any(String), label: 'import', prefix: key.slice(0, 12), last_used_at: moment },
    { ...shared, id: expect.any(String), label: null, prefix: other.slice(0, 12), last_used_at: null },
  ]);
  expect(created.stderr).toContain(records[0].id);

  const revoked = await runKeys(folder, environment, 'revoke', records[0].id);
  expect(revoked.stdout).toBe(`The key ${records[0].id} of the tenant acme is revoked.\n`);
  for (const { url } of servers) {
    expect(await statusWith(url, key)).toBe(401);
    expect(await statusWith(url, other)).toBe(200);
  }
});

it('lets several processes migrate one PostgreSQL database at the same time', async () => {
  const url = await emptyDatabase();
  const folder = await temporaryFolder();
  const ended = await Promise.all([1, 2, 3].map(() => runCommand(folder, { DATABASE_URL: url }, ['migrate'])));
  const name = `${new URL(url).pathname.slice(1)} on ${new URL(url).host}`;
  for (const { exitCode, stdout, stderr } of ended) {
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`The database ${name} has the newest schema.\n`);
  }
});
