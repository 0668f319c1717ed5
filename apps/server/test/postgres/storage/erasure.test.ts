import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestDatabase } from '@rollcall/test-postgres';
import { Client } from 'pg';
import { describe, inject, it } from 'vitest';
import { describeErasure } from '../../storage-suites/erasure.suite.ts';
import { openPostgresStores } from '../../support/open-test-stores.ts';

let url = '';

/** Erases deleted rows from the files. A plain VACUUM only makes their place available again. */
const statements = ['customers', 'customer_search', 'customers_to_digest', 'idempotency_keys'].map(
  (table) => `vacuum full ${table}`,
);

const locate = `
  select current_setting('data_directory') || '/base/' || oid as folder
  from pg_database where datname = current_database()`;

const obstacle = await obstacleTo(inject('postgresUrl'));

if (obstacle === undefined) {
  describeErasure({
    name: 'PostgreSQL, after VACUUM FULL and without the write-ahead log,',
    open: async () => {
      const database = await createTestDatabase(inject('postgresUrl'));
      url = database.url;
      const stores = await openPostgresStores(url);
      return { ...stores, close: () => stores.close().then(database.drop) };
    },
    contents: async () => {
      const [{ folder = '' } = {}] = await query(url, [...statements, 'checkpoint', locate]);
      return Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file))));
    },
  });
} else {
  console.log(`The test of the files of PostgreSQL is skipped: ${obstacle}`);
  describe('the files of PostgreSQL', () => it.skip(obstacle));
}

/** Runs statements one by one, and returns the rows of the last one. */
async function query(address: string, all: readonly string[]): Promise<Partial<Record<string, string>>[]> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    let rows: Partial<Record<string, string>>[] = [];
    for (const statement of all) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Why the files cannot be read; `undefined` if they can. */
async function obstacleTo(address: string): Promise<string | undefined> {
  try {
    const [{ data_directory: folder = '' } = {}] = await query(address, ['show data_directory']);
    await access(join(folder, 'base'));
    return undefined;
  } catch (error) {
    return `the data directory of the server cannot be read (${(error as Error).message})`;
  }
}
