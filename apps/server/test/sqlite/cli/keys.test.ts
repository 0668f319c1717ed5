import { expect, it } from 'vitest';
import { listKeys, runCommand, runKeys, serve, statusWith } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('manages keys on SQLite while no server runs, and refuses to while one does', async () => {
  const folder = await temporaryFolder();
  const key = (await runKeys(folder, {}, 'create', '--tenant', 'acme', '--label', 'import')).stdout.trim();
  const table = (await runKeys(folder, {}, 'list', '--tenant', 'acme')).stdout.split('\n');
  expect(table[0]).toMatch(/^ID +TENANT +KEY +CREATED +LAST USED +REVOKED +LABEL$/);
  expect(table[1]).toMatch(/^[\da-f-]{36} {2}acme +sk_test_.{4}… +\S+Z +- +- +import$/);
  expect(table[1]).not.toContain(key);
  const server = await serve(folder);
  expect(await statusWith(server.url, key)).toBe(200);
  const refused = await runCommand(folder, {}, ['keys', 'list']);
  expect(refused).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'The database file data/rollcall.db is in use by a server. Stop the server first. With PostgreSQL, keys can be managed at any time.\n',
  });
  await server.stop();
  const [{ id }] = await listKeys(folder, {});
  await runKeys(folder, {}, 'revoke', id);
  const later = await serve(folder);
  expect(await statusWith(later.url, key)).toBe(401);
  expect(await statusWith(later.url, later.apiKey)).toBe(200);
});

it('refuses to revoke an unknown key, and to manage keys of a database in memory', async () => {
  const folder = await temporaryFolder();
  expect(await runCommand(folder, {}, ['keys', 'revoke', 'nobody'])).toMatchObject({
    exitCode: 1,
    stderr: 'There is no key nobody. See rollcall-server keys list.\n',
  });
  expect(await runCommand(folder, { DATABASE_URL: 'sqlite::memory:' }, ['keys', 'list'])).toMatchObject({
    exitCode: 1,
    stderr: 'Only its server can manage the keys of a database in memory.\n',
  });
});
