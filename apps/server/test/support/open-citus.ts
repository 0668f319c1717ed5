import { createTestDatabase, type TestDatabase } from '@rollcall/test-postgres';
import { Client } from 'pg';
import { describe, onTestFinished } from 'vitest';
import { distributePostgres } from '../../src/storage/postgres/open.ts';
import type { DatabaseUnderTest, EmptyDatabase } from './databases.ts';
import { openPostgresStores } from './open-test-stores.ts';

/** The database of a Citus coordinator with workers, whose user may create databases on all of them. */
export const coordinator = process.env.TEST_CITUS_URL;

/** Tests that need Citus. Without one, they are skipped, and the title says why. */
export function describeOnCitus(name: string, tests: () => void): void {
  if (coordinator) describe(name, tests);
  else describe.skip(`${name} (skipped: TEST_CITUS_URL names no coordinator)`, tests);
}

/** For the suites of the stores. */
export const citusDatabase: DatabaseUnderTest = {
  name: 'Citus',
  open: async () => {
    const { url, drop } = await createCitusDatabase();
    await distributePostgres(url);
    const stores = await openPostgresStores(url);
    return { ...stores, close: () => stores.close().then(drop) };
  },
};

/** For copies: an empty database of the coordinator, with the newest schema and distributed tables. */
export async function newDistributedDatabase(): Promise<EmptyDatabase> {
  const { url, drop } = await createCitusDatabase();
  await distributePostgres(url);
  return { url, remove: drop };
}

/** The URL of an empty database of the coordinator with the same workers, which is dropped when the test is over. */
export async function emptyCitusDatabase(): Promise<string> {
  const { url, drop } = await createCitusDatabase();
  onTestFinished(drop);
  return url;
}

/** Creates a database of the same name on all nodes, and introduces them to each other. */
async function createCitusDatabase(): Promise<TestDatabase> {
  const main = coordinator ?? '';
  const nodes = await execute(main, 'select groupid, nodename, nodeport from pg_dist_node order by groupid');
  const database = await createTestDatabase(main);
  const name = new URL(database.url).pathname.slice(1);
  const onNode = (path: string, { nodename, nodeport }: Node) =>
    Object.assign(new URL(main), { pathname: path, host: `${nodename}:${nodeport}` }).href;
  const workers = nodes.filter(({ groupid }) => groupid > 0);
  for (const node of workers) await execute(onNode('/postgres', node), `create database ${name} template template0`);
  for (const url of [database.url, ...workers.map((node) => onNode(`/${name}`, node))])
    await execute(url, 'create extension citus');
  for (const { groupid, nodename, nodeport } of nodes) {
    const add = groupid === 0 ? 'citus_set_coordinator_host' : 'citus_add_node';
    await execute(database.url, `select ${add}('${nodename}', ${nodeport})`);
  }
  // As many as needed to have several on each node: every one takes time to create.
  await execute(database.url, `alter database ${name} set citus.shard_count = 4`);
  const drop = async () => {
    await database.drop();
    for (const node of workers) await execute(onNode('/postgres', node), `drop database ${name} with (force)`);
  };
  return { url: database.url, drop };
}

interface Node {
  readonly groupid: number;
  readonly nodename: string;
  readonly nodeport: number;
}

async function execute(url: string, statement: string): Promise<Node[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
