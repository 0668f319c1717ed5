import { execFile } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openSqliteDatabase } from '../../../src/storage/sqlite/open.ts';
import { recordOf } from '../../support/customer-records.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { rowsOf, withRegistry } from '../../support/registries.ts';
import { builtMain, runCommand, runServer, serve, startCommand, statusWith } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const copy = ['copy', '--from', 'sqlite:from.db', '--to', 'sqlite:to.db'];

/** A folder with a database `from.db` of two tenants, of which one has customers. */
async function folderWithCustomers(count: number): Promise<string> {
  const folder = await temporaryFolder();
  await withRegistry(`sqlite:${join(folder, 'from.db')}`, async ({ customers }) => {
    for (let first = 0; first < count; first += 1_000) {
      const records = Array.from({ length: Math.min(1_000, count - first) }, (_, n) => recordOf(`c-${first + n}`));
      await customers.insertMany(tenant, records);
    }
    if (count > 1) await customers.update(tenant, 'c-1', (current) => ({ ...current, archived_at: new Date() }));
  });
  return folder;
}

function rowsIn(folder: string, file: string) {
  return rowsOf(`sqlite:${join(folder, file)}`);
}

test('rollcall-server copy shows its progress and the counts of each tenant, and a server can use the copy', async () => {
  const folder = await folderWithCustomers(1_200);
  const { exitCode, stdout, stderr } = await runServer(folder, {}, copy);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: [
      'TENANT    CUSTOMERS  ARCHIVED  STORED ANSWERS  KEYS  ENDPOINTS  DELIVERIES',
      'tenant_a  1199       1         0               1     0          0',
      'tenant_b  0          0         0               1     0          0',
      'The database file to.db has the same rows as the database file from.db.\n',
    ].join('\n'),
  });
  expect(stderr).toMatch(
    /^Copied 2 of 2 tenants\.\nCopied 500 of 1200 customers\.\n(.+\n)*Copied 2 of 2 API keys\.\n$/,
  );
  const server = await serve(folder, { DATABASE_URL: 'sqlite:to.db' });
  expect(await statusWith(server.url, 'sk_test_of_tenant_a')).toBe(200);
});

test('a copy that was killed with SIGKILL is completed by the same command, with no row lost or doubled', async () => {
  const folder = await folderWithCustomers(20_000);
  for (const customers of [500, 0]) {
    // The second one is killed while it compares what the first one has copied.
    const step = customers > 0 ? `Copied ${customers} of 20000 customers.\n` : 'Compared 500 of ';
    const { kill, ended } = await startCommand(folder, copy, step);
    kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
  }
  const { customers } = await rowsIn(folder, 'to.db');
  console.log(`killed when ${customers.length} of 20000 customers were copied`);
  expect(customers.length).toBeGreaterThanOrEqual(500);
  const { exitCode, stderr } = await runServer(folder, {}, copy);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('Compared 500 of ');
  expect(await rowsIn(folder, 'to.db')).toEqual(await rowsIn(folder, 'from.db'));
});

test('a copy that fills the disk ends with one sentence, and the same command completes it when there is room', async () => {
  const folder = await folderWithCustomers(5_000);
  // In units of 1,024 bytes.
  const limited = ['-c', 'ulimit -f 1000; exec "$0" "$@"', process.execPath, builtMain, ...copy];
  const failed = promisify(execFile)('bash', limited, { cwd: folder });
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /\nThe database file to\.db cannot be written: .+\. What is copied so far is kept: run the same command again to continue\.\n$/,
    ),
  });
  expect((await runServer(folder, {}, copy)).exitCode).toBe(0);
  expect(await rowsIn(folder, 'to.db')).toEqual(await rowsIn(folder, 'from.db'));
});

const migrationOf = (change: string) => async (file: string) => {
  const { db, close } = await openSqliteDatabase(file);
  await sql.raw(change).execute(db);
  await close();
};
const newer = migrationOf(`insert into kysely_migration values ('9999-of-the-future', '2030-01-01')`);
const earlier = migrationOf(`delete from kysely_migration where name like '0005%'`);

interface Case {
  readonly given: string;
  /** Prepares the folder, which has a database `from.db`. */
  readonly arrange?: (folder: string) => Promise<unknown>;
  readonly from?: string;
  readonly to?: string;
  readonly want: RegExp;
}

const cases: readonly Case[] = [
  { given: 'no file to copy', from: 'sqlite:none.db', want: /^There is no database file none\.db\.$/ },
  {
    given: 'a file that is no database',
    arrange: (folder) => writeFile(join(folder, 'notes.txt'), 'These are notes and no database.'.repeat(100)),
    from: 'sqlite:notes.txt',
    want: /^The file notes\.txt is not a SQLite database\.$/,
  },
  {
    given: 'a database of another program',
    arrange: (folder) => writeFile(join(folder, 'other.db'), ''),
    from: 'sqlite:other.db',
    want: /^The database file other\.db is not one of Rollcall\.$/,
  },
  {
    given: 'a source with an earlier schema',
    arrange: (folder) => earlier(join(folder, 'from.db')),
    want: /^The database file from\.db has the schema of an earlier version\. Bring it to the newest one first: run rollcall-server migrate with its URL in DATABASE_URL\.$/,
  },
  {
    given: 'a source with a newer schema',
    arrange: (folder) => newer(join(folder, 'from.db')),
    want: /^The database file from\.db was last used by another version of Rollcall, .+\.$/,
  },
  {
    given: 'a target with a newer schema',
    arrange: (folder) => newer(join(folder, 'to.db')),
    want: /^The database file to\.db was last used by another version of Rollcall, .+\.$/,
  },
  {
    given: 'a target with other rows',
    arrange: (folder) => withRegistry(`sqlite:${join(folder, 'to.db')}`, async () => {}),
    want: /^The database file to\.db is not empty: it has the tenant tenant_a, which is different in the database file from\.db\. Copy to an empty database\.$/,
  },
  {
    given: 'the same file twice',
    to: 'sqlite:./from.db',
    want: /^--from and --to are the same: the database file from\.db\.$/,
  },
  {
    given: 'the same file by a symbolic link',
    arrange: (folder) => symlink('from.db', join(folder, 'link.db')),
    to: 'sqlite:link.db',
    want: /^--from and --to are the same: the database file from\.db\.$/,
  },
  {
    given: 'a source in memory',
    from: 'sqlite::memory:',
    want: /^A database in memory cannot be copied: its process alone can use it\.$/,
  },
  {
    given: 'a target in memory',
    to: 'sqlite::memory:',
    want: /^A database in memory cannot be copied: its process alone can use it\.$/,
  },
  { given: 'an invalid source', from: 'mysql://db', want: /^--from must be sqlite:<path>, .+\.$/ },
  { given: 'an invalid target', to: 'to.db', want: /^--to must be sqlite:<path>, .+\.$/ },
];

test.each(cases)('with $given, a copy ends with one sentence and exit code 1', async (given) => {
  const { arrange, from = 'sqlite:from.db', to = 'sqlite:to.db', want } = given;
  const folder = await folderWithCustomers(1);
  await arrange?.(folder);
  const { exitCode, stdout, stderr } = await runCommand(folder, {}, ['copy', '--from', from, '--to', to]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr.trimEnd()).toMatch(want);
});

test('a file that a server uses is not copied', async () => {
  const folder = await folderWithCustomers(1);
  await serve(folder, { DATABASE_URL: 'sqlite:from.db' });
  const { exitCode, stderr } = await runCommand(folder, {}, copy);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: 'The database file from.db is in use by another process. Stop its server first.\n',
  });
});
