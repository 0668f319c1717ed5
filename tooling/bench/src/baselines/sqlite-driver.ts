import { assertStored } from '../databases/database.ts';
import { closeSqlite, openSqlite, type SqliteConnection, sqlite } from '../databases/sqlite.ts';
import type { Contender } from '../measuring/alternate.ts';
import { timeBatches } from '../measuring/bulk-client.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import type { BulkWork } from '../work/bulk-work.ts';
import { batchSize } from '../work/customers.ts';
import { createTable, type RowForm, type Value } from '../work/rows.ts';

type Batch = readonly (readonly Value[])[];

/** The bare driver: one prepared statement of a hundred rows in a loop, with parameters prepared before. */
export function sqliteDriver(
  environment: BenchEnvironment,
  { form, batchesPerCommit, work }: SqliteDriverOptions,
): Contender {
  const measure = async () => {
    const database = await sqlite.create(environment);
    const connection = openSqlite(database.file);
    for (const statement of createTable(form)) connection.exec(statement);
    const write = groupWriter(connection, form, batchesPerCommit);
    const groups = groupsOf(work.rows.get(form) ?? [], batchesPerCommit);
    const warmUp = Math.floor(work.warmUp / batchesPerCommit);
    for (const group of groups.slice(0, warmUp)) write(group);
    const timed = groups.slice(warmUp);
    const metrics = await timeBatches({ groups: timed, concurrency: 1, write: (group) => write(group) });
    closeSqlite(connection);
    await assertStored(database, form.table, groups.flat().length * batchSize);
    await database.drop();
    return metrics;
  };
  return { name: sqliteDriverName(form, batchesPerCommit), measure };
}

interface SqliteDriverOptions {
  readonly form: RowForm;
  readonly batchesPerCommit: number;
  readonly work: BulkWork;
}

export function sqliteDriverName(form: RowForm, batchesPerCommit: number): string {
  const commits = batchesPerCommit === 1 ? 'a commit per batch' : `${batchesPerCommit} batches per commit`;
  return `bare driver, SQLite, ${form.name}, ${commits}`;
}

function groupWriter(connection: SqliteConnection, form: RowForm, batchesPerCommit: number) {
  const insert = connection.prepare(insertStatement(form));
  const insertBatch = (batch: Batch): void => {
    const { changes } = insert.run(batch.flat());
    if (changes !== batchSize) throw new Error(`${changes} of ${batchSize} rows were inserted`);
  };
  if (batchesPerCommit === 1) return (group: readonly Batch[]) => group.forEach(insertBatch);
  return (group: readonly Batch[]) => {
    connection.exec('begin immediate');
    group.forEach(insertBatch);
    connection.exec('commit');
  };
}

function insertStatement({ table, columns }: RowForm): string {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const rows = Array.from({ length: batchSize }, () => row).join(', ');
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values ${rows} on conflict do nothing`;
}

/** Splits items into groups. The last group may be smaller. */
function groupsOf<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, group) => items.slice(group * size, (group + 1) * size));
}
