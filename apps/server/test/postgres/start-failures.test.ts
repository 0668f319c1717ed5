import { randomBytes } from 'node:crypto';
import { createTestDatabase } from '@rollcall/test-postgres';
import { Client } from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { migratePostgres } from '../../src/storage/postgres/open.ts';
import { runCommand } from '../support/server-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const password = 'pass-word-of-nobody';

/** A database as its superuser sees it, and as a role without rights does. */
interface Unsuitable {
  readonly url: string;
  readonly role: string;
  readonly roleUrl: string;
  /** Runs statements as the superuser. */
  execute(...statements: string[]): Promise<void>;
}

interface Case {
  readonly given: string;
  /** Makes the database unsuitable, and returns the URL to start with. */
  readonly arrange: (database: Unsuitable) => Promise<string> | string;
  readonly want: RegExp;
  /** Default: all commands. */
  readonly commands?: readonly (readonly string[])[];
}

const [serve, migrate, listKeys]: (readonly string[])[] = [[], ['migrate'], ['keys', 'list']];
const allCommands = [serve, migrate, listKeys] as readonly (readonly string[])[];

const changed = (url: string, parts: Partial<Pick<URL, 'host' | 'password' | 'pathname' | 'search'>>): string =>
  Object.assign(new URL(url), parts).href;

const cases: readonly Case[] = [
  {
    given: 'all connections used up',
    arrange: async ({ role, roleUrl, execute }) => {
      await execute(`alter role ${role} connection limit 0`);
      return roleUrl;
    },
    want: /cannot be reached: too many connections for role/,
  },
  {
    given: 'a host that refuses connections',
    arrange: ({ url }) => changed(url, { host: '127.0.0.1:1' }),
    want: /cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1\.$/,
  },
  {
    given: 'an unknown host',
    arrange: ({ url }) => changed(url, { host: 'nowhere.invalid:5432' }),
    want: /cannot be reached: getaddrinfo \w+ nowhere\.invalid\.$/,
  },
  {
    given: 'a wrong password',
    arrange: ({ roleUrl }) => changed(roleUrl, { password: `${password}-wrong` }),
    want: /cannot be reached: password authentication failed for user/,
  },
  {
    given: 'a missing database',
    arrange: ({ url }) => changed(url, { pathname: '/nowhere' }),
    want: /cannot be reached: database "nowhere" does not exist\.$/,
  },
  {
    given: 'a server without TLS',
    arrange: ({ url }) => changed(url, { search: '?sslmode=no-verify' }),
    want: /cannot be reached: The server does not support SSL connections\.$/,
  },
  {
    given: 'a role that may not create tables',
    arrange: async ({ roleUrl, execute }) => {
      await execute('revoke create on schema public from public');
      return roleUrl;
    },
    want: /cannot be used: permission denied for schema public\. The guide about PostgreSQL lists the rights that Rollcall needs\.$/,
  },
  {
    given: 'a role that may not read the tables of the migrations',
    arrange: async ({ url, roleUrl }) => {
      await migratePostgres(url);
      return roleUrl;
    },
    want: /cannot be used: permission denied for table kysely_migration/,
  },
  {
    given: 'a role that may not read the keys',
    arrange: async ({ url, role, roleUrl, execute }) => {
      await migratePostgres(url);
      const granted = ['kysely_migration', 'kysely_migration_lock', 'transaction_marks'];
      await execute(`grant select, insert, update, delete on ${granted.join(', ')} to ${role}`);
      return roleUrl;
    },
    want: /^The role \w+ lacks rights that the guide about PostgreSQL lists: GRANT SELECT, INSERT on tenants; .* on rate_limits; .* on webhook_\w+\.$/,
    commands: [serve, listKeys] as readonly (readonly string[])[],
  },
  {
    given: 'an encoding other than UTF8',
    arrange: async ({ url, execute }) => {
      const name = `rollcall_test_ascii_${randomBytes(8).toString('hex')}`;
      await execute(`create database ${name} template template0 encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C'`);
      onTestFinished(() => execute(`drop database ${name}`));
      return changed(url, { pathname: name });
    },
    want: /^The database has the encoding SQL_ASCII, which lacks characters that names have; create one with UTF8\.$/,
  },
  {
    given: 'default_transaction_read_only',
    arrange: ({ url }) => changed(url, { search: '?options=-c default_transaction_read_only=on' }),
    want: /^The database accepts no writes, because it has default_transaction_read_only = on; set it to off\.$/,
  },
  {
    given: 'synchronous_commit off',
    arrange: ({ url }) => changed(url, { search: '?options=-c synchronous_commit=off' }),
    want: /^The database has synchronous_commit = off, .* set it to on\.$/,
  },
  {
    given: 'an old version',
    arrange: async ({ url, execute }) => {
      await execute(
        `create function current_setting(name text) returns text language sql as $$ select case name
          when 'server_version' then '12.22' when 'server_version_num' then '120022'
          else pg_catalog.current_setting(name, false) end $$`,
      );
      return changed(url, { search: '?options=-c search_path=public,pg_catalog' });
    },
    want: /^The database runs on PostgreSQL 12\.22; Rollcall needs 13 or later\.$/,
  },
  {
    given: 'a newer schema',
    arrange: async ({ url, execute }) => {
      await migratePostgres(url);
      await execute(`insert into kysely_migration values ('9999-of-the-future', '2030-01-01')`);
      return url;
    },
    want: / was last used by another version of Rollcall, with a schema that this one does not know\.$/,
  },
  {
    given: 'the schema of another program with Kysely',
    arrange: async ({ url, execute }) => {
      await execute('create table kysely_migration (name text, timestamp text)');
      await execute(`insert into kysely_migration values ('of another program', '2030-01-01')`);
      return url;
    },
    want: /^The schema public has the migrations of another program: create a schema for Rollcall, /,
  },
  {
    given: 'a parameter that has no effect',
    arrange: ({ url }) => changed(url, { search: '?keepalives_count=3' }),
    want: /^The parameter keepalives_count of DATABASE_URL cannot be set by Rollcall: /,
  },
  {
    given: 'a schema that does not exist',
    arrange: ({ url }) => changed(url, { search: '?options=-c search_path=nowhere' }),
    want: /^The database has none of the schemas in search_path \(nowhere\), .*: run CREATE SCHEMA nowhere AUTHORIZATION /,
  },
];

test.each(cases)(
  'with $given, every command ends with one sentence and exit code 1',
  async ({ arrange, want, commands = allCommands }) => {
    const url = await arrange(await unsuitable());
    const folder = await temporaryFolder();
    const ended = await Promise.all(
      commands.map((command) =>
        runCommand(folder, { DATABASE_URL: url, ROLLCALL_API_KEY: 'sk_test_of_nobody' }, command),
      ),
    );
    for (const { exitCode, stdout, stderr } of ended) {
      expect({ exitCode, stdout, stderr }).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: expect.stringMatching(/^.+\.\n$/),
      });
      expect(stderr.trimEnd()).toMatch(want);
      expect(stderr).not.toContain(password);
    }
  },
);

async function unsuitable(): Promise<Unsuitable> {
  const { url, drop } = await createTestDatabase(inject('postgresUrl'));
  const role = `rollcall_test_role_${randomBytes(8).toString('hex')}`;
  const execute = async (...statements: string[]) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await execute(`create role ${role} login password '${password}'`);
  onTestFinished(async () => {
    await execute(`drop owned by ${role}`, `drop role ${role}`);
    await drop();
  });
  return { url, role, roleUrl: Object.assign(new URL(url), { username: role, password }).href, execute };
}
