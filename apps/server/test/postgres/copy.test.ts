import { join } from 'node:path';
import type { Client } from 'pg';
import { expect, test } from 'vitest';
import { migratePostgres } from '../../src/storage/postgres/open.ts';
import { recordOf } from '../support/customer-records.ts';
import { connectTo, emptyDatabase } from '../support/open-postgres.ts';
import { tenant } from '../support/open-test-stores.ts';
import { rowsOf, withRegistry } from '../support/registries.ts';
import { runCommand, runServer, startCommand } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const total = 2_000;

/** A SQLite file with customers, and an empty PostgreSQL database with the newest schema. */
async function sourceAndTarget() {
  const folder = await temporaryFolder();
  const source = `sqlite:${join(folder, 'rollcall.db')}`;
  await withRegistry(source, async ({ customers }) => {
    for (let first = 0; first < total; first += 1_000)
      await customers.insertMany(
        tenant,
        Array.from({ length: 1_000 }, (_, n) => recordOf(`c-${first + n}`)),
      );
  });
  const target = await emptyDatabase();
  await migratePostgres(target);
  return { folder, source, target, args: ['copy', '--from', source, '--to', target] };
}

/** Starts a copy that stops before the 1,501st customer, and resolves when it waits there. */
async function startAndHold(folder: string, args: readonly string[], source: string, blocker: Client) {
  const row = Object.fromEntries(JSON.parse((await rowsOf(source)).customers[1_500] ?? ''));
  await blocker.query('begin');
  await blocker.query(
    `insert into customers (tenant_id, id, customer_key, primary_email, email_folded, customer_type, created_at,
      updated_at, search_text, attributes) values ($1, $2, 'held', '', '', '', 0, 0, '', '{}')`,
    [row.tenant_id, row.id],
  );
  const started = await startCommand(folder, args, `Copied 500 of ${total} customers.\n`);
  for (;;) {
    const { rows } = await blocker.query(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return { ...started, pid: rows[0].pid };
  }
}

test('a copy to PostgreSQL that was killed with SIGKILL is completed by the same command', async () => {
  const { folder, source, target, args } = await sourceAndTarget();
  const blocker = await connectTo(target);
  const { kill, ended } = await startAndHold(folder, args, source, blocker);
  kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  await blocker.query('rollback');
  const incomplete = await rowsOf(target);
  expect(incomplete.customers).toHaveLength(1_500);
  expect(incomplete.api_keys).toEqual([]);
  const { exitCode, stdout, stderr } = await runServer(folder, {}, args);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringMatching(/^tenant_a +2000 +0 +0 +1 +0 +0$/m),
  });
  expect(stderr).toContain('Compared 500 of 1500 customers.\n');
  expect(await rowsOf(target)).toEqual(await rowsOf(source));
});

test('a copy that loses its connection ends with one sentence, and is completed by the same command', async () => {
  const { folder, source, target, args } = await sourceAndTarget();
  const blocker = await connectTo(target);
  const { ended, output, pid } = await startAndHold(folder, args, source, blocker);
  await blocker.query('select pg_terminate_backend($1)', [pid]);
  expect(await ended).toBe(1);
  expect(output.stderr).toMatch(
    /\nThe database \S+ on \S+ cannot be used: terminating connection due to administrator command\. What is copied so far is kept: run the same command again to continue\.\n$/,
  );
  await blocker.query('rollback');
  expect((await runServer(folder, {}, args)).exitCode).toBe(0);
  expect(await rowsOf(target)).toEqual(await rowsOf(source));
});

interface Case {
  readonly given: string;
  /** Prepares the two databases, of which the first has the newest schema, and returns other URLs for them. */
  readonly arrange: (from: string, to: string) => Promise<{ readonly from?: string; readonly to?: string }>;
  readonly want: RegExp;
}

const execute = async (url: string, statement: string) => (await connectTo(url)).query(statement);
const withParameter = (url: string, parameter: string) => `${url}?${parameter}`;

const cases: readonly Case[] = [
  {
    given: 'the same database twice, by different URLs',
    arrange: async (from) => ({ to: withParameter(from, 'application_name=other') }),
    want: /^--from and --to are the same: the database \S+ on \S+\.$/,
  },
  {
    given: 'an empty source',
    arrange: async (_, to) => ({ from: to }),
    want: /^The database \S+ on \S+ is not one of Rollcall\.$/,
  },
  {
    given: 'a source with an earlier schema',
    arrange: async (from) => {
      await execute(from, `delete from kysely_migration where name like '0008%'`);
      return {};
    },
    want: /^The database \S+ on \S+ has the schema of an earlier version\. Bring it to the newest one first: .+\.$/,
  },
  {
    given: 'a source with a newer schema',
    arrange: async (from) => {
      await execute(from, `insert into kysely_migration values ('9999-of-the-future', '2030-01-01')`);
      return {};
    },
    want: /^The database \S+ on \S+ was last used by another version of Rollcall, .+\.$/,
  },
  {
    given: 'a target with other rows',
    arrange: async (_, to) => {
      await withRegistry(to, async () => {});
      return {};
    },
    want: /^The database \S+ on \S+ is not empty: it has the tenant tenant_a, which is missing in the database \S+ on \S+\. Copy to an empty database\.$/,
  },
  {
    given: 'a source that cannot be reached',
    arrange: async (from) => ({ from: Object.assign(new URL(from), { host: '127.0.0.1:1' }).href }),
    want: /^The database \S+ on 127\.0\.0\.1:1 cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1\.$/,
  },
  {
    given: 'a target that cannot be reached',
    arrange: async (_, to) => ({ to: Object.assign(new URL(to), { host: '127.0.0.1:1' }).href }),
    want: /^The database \S+ on 127\.0\.0\.1:1 cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1\.$/,
  },
  {
    given: 'an unsupported parameter',
    arrange: async (_, to) => ({ to: withParameter(to, 'passfile=x') }),
    want: /^The parameter passfile of --to is not supported, .+\.$/,
  },
  {
    given: 'a target without disk space',
    arrange: async (from, to) => {
      await execute(from, `insert into tenants (tenant_id, name, created_at) values ('a', 'a', 1)`);
      await migratePostgres(to);
      // The code and the message of a full disk.
      await execute(
        to,
        `create function fail() returns trigger language plpgsql as $$ begin
          raise exception using errcode = '53100', message = 'could not extend file: No space left on device'; end $$;
        create trigger full_disk before insert on tenants execute function fail()`,
      );
      return {};
    },
    want: /^The database \S+ on \S+ cannot be used: could not extend file: No space left on device\. What is copied so far is kept: run the same command again to continue\.$/,
  },
];

test.each(cases)('with $given, a copy ends with one sentence and exit code 1', async ({ arrange, want }) => {
  const [from, to] = [await emptyDatabase(), await emptyDatabase()];
  await migratePostgres(from);
  const urls = { from, to, ...(await arrange(from, to)) };
  const args = ['copy', '--from', urls.from, '--to', urls.to];
  const { exitCode, stdout, stderr } = await runCommand(await temporaryFolder(), {}, args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr.trimEnd()).toMatch(want);
});
