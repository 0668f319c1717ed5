import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { findProgram, type OwnPostgres, startOwnPostgres } from '@rollcall/test-postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { recordOf } from '../../support/customer-records.ts';
import { commandsOf } from '../../support/guide.ts';
import { execute, storesOn } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const program = await findProgram('pg_restore');
const problem = program === undefined ? 'there is no pg_restore beside the server' : undefined;
if (problem !== undefined) console.log(`skipped: ${problem}`);

// Of the same version as the programs: pg_dump refuses a newer server.
let postgres: OwnPostgres | undefined;

beforeAll(async () => {
  if (problem === undefined) postgres = await startOwnPostgres();
});

afterAll(() => postgres?.stop());

/** Runs the commands of the guide as an operator would, whose role owns the database. */
async function run(folder: string, name: string, url: string): Promise<void> {
  const env = { PATH: `${dirname(program ?? '')}:${process.env.PATH}`, DATABASE_URL: url };
  const commands = commandsOf('operations', name);
  await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands], { cwd: folder, env });
}

/** An empty database whose owner is not a superuser. */
async function ownedDatabase(prepare: string): Promise<string> {
  const [name, role] = ['database', 'role'].map((kind) => `rollcall_test_${kind}_${randomBytes(6).toString('hex')}`);
  const server = postgres?.url ?? '';
  await execute(server, `create role ${role} login password 'pass'`);
  await execute(server, `create database ${name} owner ${role} template template0 encoding 'UTF8'`);
  onTestFinished(async () => {
    await execute(server, `drop database ${name} with (force)`);
    await execute(server, `drop role ${role}`);
  });
  const url = Object.assign(new URL(server), { pathname: name });
  await execute(url.href, prepare);
  return Object.assign(url, { username: role, password: 'pass' }).href;
}

const asAdministrator = 'create extension pg_trgm';

test.skipIf(problem !== undefined).each([
  { given: 'the owner of the database made pg_trgm', source: 'select 1', target: 'select 1' },
  { given: 'an administrator made pg_trgm in both', source: asAdministrator, target: asAdministrator },
  { given: 'an administrator made pg_trgm in the new one', source: 'select 1', target: asAdministrator },
])('the commands of the guide restore a backup if $given', async ({ source, target }) => {
  const [from, to] = [await ownedDatabase(source), await ownedDatabase(target)];
  const folder = await temporaryFolder();
  const before = await storesOn(from);
  const names = ['one', 'two', 'three'];
  await before.customers.insertMany(
    tenant,
    names.map((name) => recordOf(name, { last_name: 'Searched' })),
  );
  await before.settle();
  await run(folder, 'backup of PostgreSQL', from);
  await run(folder, 'restore of PostgreSQL', to);
  const after = await storesOn(to);
  const found = await after.customers.list(
    tenant,
    { archived: 'include', searchTerm: 'searched' },
    { offset: 0, limit: 9 },
  );
  expect(found.records.map(({ attributes }) => attributes.customer_key).toSorted()).toEqual(names.toSorted());
  expect(await after.customers.insertMany(tenant, [recordOf('one'), recordOf('four')])).toMatchObject([
    { conflicts: expect.anything() },
    { inserted: true },
  ]);
});
