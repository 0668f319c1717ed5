import { randomBytes } from 'node:crypto';
import type {} from '@rollcall/test-postgres/global-setup';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/storage/open-database.ts';
import { migratePostgres, openPostgresDatabase } from '../../../src/storage/postgres/open.ts';
import { describeApiKeyStore } from '../../storage-suites/api-key-store.suite.ts';
import { describeCustomerList } from '../../storage-suites/customer-list.suite.ts';
import { describeCustomerStore } from '../../storage-suites/customer-store.suite.ts';
import { describeIdempotency } from '../../storage-suites/idempotency.suite.ts';
import { describeIdempotencyStore } from '../../storage-suites/idempotency-store.suite.ts';
import { describeRateLimiter } from '../../storage-suites/rate-limiter.suite.ts';
import type { DatabaseUnderTest } from '../../support/databases.ts';
import { commandsOf } from '../../support/guide.ts';
import { connectTo, execute } from '../../support/open-postgres.ts';
import { openPostgresStores } from '../../support/open-test-stores.ts';
import { runCommand, runKeys } from '../../support/server-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A database that was made and migrated by the commands of the guide. */
interface SharedDatabase {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  drop(): Promise<void>;
}

/** Names that are not used by another test. */
const names = {
  rollcall_owner: `rollcall_test_owner_${randomBytes(6).toString('hex')}`,
  rollcall_server: `rollcall_test_server_${randomBytes(6).toString('hex')}`,
};

function renamed(commands: string, database: string): string {
  const { rollcall_owner, rollcall_server } = names;
  return commands
    .replaceAll(/\brollcall_owner\b/g, rollcall_owner)
    .replaceAll(/\brollcall_server\b/g, rollcall_server)
    .replaceAll(/\bDATABASE rollcall\b/g, `DATABASE ${database}`);
}

const [createOwner = '', createServer = '', createDatabase = ''] = commandsOf('postgresql', 'roles').split('\n');
const grants = commandsOf('postgresql', 'rights of the server');

beforeAll(async () => {
  for (const statement of [createOwner, createServer]) await execute(inject('postgresUrl'), renamed(statement, ''));
});

afterAll(async () => {
  const { rollcall_owner, rollcall_server } = names;
  await execute(inject('postgresUrl'), `drop role ${rollcall_owner}, ${rollcall_server}`);
});

async function sharedDatabase(): Promise<SharedDatabase> {
  const name = `rollcall_test_${randomBytes(8).toString('hex')}`;
  await execute(inject('postgresUrl'), renamed(createDatabase, name));
  const as = (username: string, password: string) =>
    Object.assign(new URL(inject('postgresUrl')), { pathname: name, username, password }).href;
  const ownerUrl = as(names.rollcall_owner, 'choose-one');
  const { searchIndexProblem } = await migratePostgres(ownerUrl);
  expect(searchIndexProblem).toBeUndefined();
  await execute(ownerUrl, renamed(grants, name));
  const drop = async () => void (await execute(inject('postgresUrl'), `drop database ${name} with (force)`));
  return { ownerUrl, serverUrl: as(names.rollcall_server, 'choose-another'), drop };
}

async function usedDatabase(): Promise<SharedDatabase> {
  const database = await sharedDatabase();
  onTestFinished(() => database.drop());
  return database;
}

const asServer: DatabaseUnderTest = {
  name: 'PostgreSQL with the rights of the guide',
  open: async () => {
    const { serverUrl, drop } = await sharedDatabase();
    const stores = await openPostgresStores(serverUrl);
    return { ...stores, close: () => stores.close().then(drop) };
  },
};

describe('a role with the rights of the guide', () => {
  describeCustomerStore(asServer.name, asServer.open);
  describeCustomerList(asServer.name, asServer.open);
  describeApiKeyStore(asServer.name, asServer.open);
  describeIdempotencyStore(asServer.name, asServer.open);
  describeIdempotency(asServer);
  describeRateLimiter('PostgreSQL with the rights of the guide', async () => {
    const { serverUrl } = await usedDatabase();
    const open = async () => {
      const opened = await openDatabase({ kind: 'postgres', url: serverUrl, poolMax: 4 }, pino({ level: 'silent' }));
      onTestFinished(opened.close);
      return opened.createRateLimiter;
    };
    return [await open(), await open()];
  });

  test('a role with the rights of the guide can create and list keys, and cannot change tables', async () => {
    const { serverUrl } = await usedDatabase();
    const [folder, environment] = [await temporaryFolder(), { DATABASE_URL: serverUrl, LOG_LEVEL: 'fatal' }];
    expect((await runKeys(folder, environment, 'create', '--tenant', 'acme')).stdout).toMatch(/^sk_test_/);
    expect((await runKeys(folder, environment, 'list')).stdout).toContain('acme');
    await expect(execute(serverUrl, 'alter table customers add column note text')).rejects.toThrow('must be owner');
  });
});

/** Each right of the guide by itself: `SELECT ON tenants`. */
const rights = [...grants.matchAll(/GRANT ([A-Z, ]+) ON ([a-z_,\s]+?)\s+TO/g)].flatMap(([, kinds = '', tables = '']) =>
  tables.split(/,\s+/).flatMap((table) => kinds.split(', ').map((kind) => ({ kind, table }))),
);

test('without any one of the rights of the guide, a server does not start, and a sentence names that right', async () => {
  const { ownerUrl, serverUrl } = await usedDatabase();
  const { rollcall_server } = names;
  const open = () => openPostgresDatabase({ url: serverUrl, poolMax: 1, onConnectionLost: () => {} });
  expect(rights.length).toBeGreaterThan(30);
  const owner = await connectTo(ownerUrl);
  for (const { kind, table } of rights) {
    if (kind === 'SELECT' && table.startsWith('kysely_')) continue;
    await owner.query(`revoke ${kind} on ${table} from ${rollcall_server}`);
    await expect(open()).rejects.toThrow(
      `The role ${rollcall_server} lacks rights that the guide about PostgreSQL lists: GRANT ${kind} on ${table}.`,
    );
    await owner.query(`grant ${kind} on ${table} to ${rollcall_server}`);
  }
  await (await open()).close();
  // One start for each right.
});

test('a server that may not read the list of migrations says so in a sentence', async () => {
  const { ownerUrl, serverUrl } = await usedDatabase();
  for (const table of ['kysely_migration', 'kysely_migration_lock']) {
    await execute(ownerUrl, `revoke select on ${table} from ${names.rollcall_server}`);
    await expect(migratePostgres(serverUrl)).rejects.toThrow(
      new RegExp(
        ` cannot be used: permission denied for table ${table}\\. The guide about PostgreSQL lists the rights`,
      ),
    );
    await execute(ownerUrl, `grant select on ${table} to ${names.rollcall_server}`);
  }
});

test('a server whose role may not use the schema says in a sentence what to run', async () => {
  const { ownerUrl, serverUrl } = await usedDatabase();
  await execute(ownerUrl, `create schema rollcall`);
  const url = `${serverUrl}?options=-csearch_path=rollcall`;
  await expect(migratePostgres(url)).rejects.toThrow(`or GRANT USAGE ON SCHEMA rollcall TO ${names.rollcall_server}.`);
});

test('migrate says on standard error why there is no search index and what to run, and succeeds', async () => {
  const { ownerUrl, serverUrl } = await usedDatabase();
  const adminUrl = Object.assign(new URL(inject('postgresUrl')), { pathname: new URL(ownerUrl).pathname }).href;
  await execute(adminUrl, 'drop extension pg_trgm cascade');
  const folder = await temporaryFolder();
  const migrate = async (url: string) => {
    const { exitCode, stdout, stderr } = await runCommand(folder, { DATABASE_URL: url }, ['migrate']);
    expect(stdout).toMatch(/^The database \w+ on \S+ has the newest schema\.\n$/);
    for (const text of [stdout, stderr]) expect(text).not.toMatch(/choose-/);
    return { exitCode, stderr };
  };
  const reason = 'Searches read all customers of a tenant, because the database cannot have the search index: ';
  await execute(
    adminUrl,
    `revoke create on database ${new URL(ownerUrl).pathname.slice(1)} from ${names.rollcall_owner}`,
  );
  expect(await migrate(ownerUrl)).toEqual({
    exitCode: 0,
    stderr: `${reason}permission denied to create extension "pg_trgm". Have an administrator run CREATE EXTENSION pg_trgm in the database, then run rollcall-server migrate.\n`,
  });
  await execute(adminUrl, 'create extension pg_trgm');
  expect(await migrate(serverUrl)).toEqual({
    exitCode: 0,
    stderr: `${reason}must be owner of table customer_search. Run rollcall-server migrate as the role that owns the tables.\n`,
  });
  expect(await migrate(ownerUrl)).toEqual({ exitCode: 0, stderr: '' });
  expect(await migrate(serverUrl)).toEqual({ exitCode: 0, stderr: '' });
});

test('if the files of the extension are missing, migrate says what to install', async () => {
  const { ownerUrl } = await usedDatabase();
  const adminUrl = Object.assign(new URL(inject('postgresUrl')), { pathname: new URL(ownerUrl).pathname }).href;
  // The error of PostgreSQL, which cannot be provoked by removing the files of this machine.
  await execute(
    adminUrl,
    `drop extension pg_trgm cascade;
    create function refuse() returns event_trigger language plpgsql as $$ begin
      raise exception 'could not open extension control file' using errcode = '58P01';
    end $$;
    create event trigger refuse on ddl_command_start when tag in ('CREATE EXTENSION') execute function refuse()`,
  );
  const { searchIndexProblem } = await migratePostgres(ownerUrl);
  expect(searchIndexProblem).toMatch(
    /control file\. Install the extensions that come with PostgreSQL \(its contrib package\)/,
  );
});
