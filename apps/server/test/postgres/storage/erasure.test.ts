import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestDatabase } from '@rollcall/test-postgres';
import { Client } from 'pg';
import { describe, inject, it } from 'vitest';
import { describeErasure } from '../../storage-suites/erasure.suite.ts';
import { openPostgresStores } from '../../support/open-test-stores.ts';

let url = '';

/** A plain VACUUM only makes the place of deleted rows available again. Statistics contain values of rows as well. */
const eraseDeletedRows = [
  'vacuum (full, analyze, verbose) customers, customer_search, customers_to_digest, idempotency_keys',
  'vacuum (full, analyze, verbose) webhook_outbox, webhook_events, webhook_deliveries, webhook_attempts',
  'vacuum (full, verbose) pg_statistic',
];

/** Copies every value of a column into the statistics, as autovacuum does with a sample of them. */
const copyToStatistics = ['set default_statistics_target = 10000', 'analyze'];

/** Read as text: the files contain them compressed. */
const readStatistics = `
  select coalesce(string_agg(concat(histogram_bounds, most_common_vals), ''), '') as statistics
  from pg_stats where schemaname = 'public'`;

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
      await erase(url);
      const [{ folder = '' } = {}] = await query(url, ['checkpoint', locate]);
      const contents = await Promise.all((await readdir(folder)).map((file) => contentOf(join(folder, file))));
      const [{ statistics = '' } = {}] = await query(url, [readStatistics]);
      await query(url, copyToStatistics);
      return [...contents, Buffer.from(statistics)];
    },
  });
} else {
  console.log(`The test of the files of PostgreSQL is skipped: ${obstacle}`);
  describe('the files of PostgreSQL', () => it.skip(obstacle));
}

/** Repeated while another connection of the server, even one that is being opened, may still see the deleted rows. */
async function erase(address: string): Promise<void> {
  let details: string[];
  do {
    details = [];
    await query(address, eraseDeletedRows, ({ detail = '' }) => details.push(detail));
  } while (details.some((detail) => /^[1-9]\d* dead row versions cannot be removed yet/.test(detail)));
}

/** A file that is removed meanwhile has no content. */
async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Runs statements one by one, and returns the rows of the last one. */
async function query(
  address: string,
  all: readonly string[],
  onNotice: (notice: { readonly detail?: string | undefined }) => void = () => {},
): Promise<Partial<Record<string, string>>[]> {
  const client = new Client({ connectionString: address });
  client.on('notice', onNotice);
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
