import type { Client } from 'pg';
import { assertStored } from '../databases/database.ts';
import { connectPostgres, postgres } from '../databases/postgres.ts';
import type { Contender } from '../measuring/alternate.ts';
import { describeConnections, timeBatches } from '../measuring/bulk-client.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import type { BulkWork } from '../work/bulk-work.ts';
import { batchSize } from '../work/customers.ts';
import { createTable, type RowForm, type Value } from '../work/rows.ts';

/** The bare driver: one named statement with one JSON parameter in a loop on each connection, a commit per batch. */
export function postgresDriver(
  environment: BenchEnvironment,
  { form, connections, work }: PostgresDriverOptions,
): Contender {
  const measure = async () => {
    const database = await postgres.create(environment);
    const clients = await Promise.all(Array.from({ length: connections }, () => connectPostgres(database.url)));
    for (const statement of createTable(form)) await clients[0]?.query(statement);
    const parameters = (work.rows.get(form) ?? []).map((rows) => toRecords(form, rows));
    const write = ([batch]: readonly string[], lane: number) =>
      insertBatch(clients[lane] as Client, form, batch as string);
    const groups = parameters.map((batch) => [batch]);
    await timeBatches({ groups: groups.slice(0, work.warmUp), concurrency: connections, write });
    const metrics = await timeBatches({ groups: groups.slice(work.warmUp), concurrency: connections, write });
    await Promise.all(clients.map((client) => client.end()));
    await assertStored(database, form.table, parameters.length * batchSize);
    await database.drop();
    return metrics;
  };
  return { name: postgresDriverName(form, connections), measure };
}

interface PostgresDriverOptions {
  readonly form: RowForm;
  readonly connections: number;
  readonly work: BulkWork;
}

export function postgresDriverName(form: RowForm, connections: number): string {
  return `bare driver, PostgreSQL, ${form.name}, ${describeConnections(connections)}`;
}

async function insertBatch(client: Client, form: RowForm, records: string): Promise<void> {
  const { rowCount } = await client.query({ name: form.table, text: insertStatement(form), values: [records] });
  if (rowCount !== batchSize) throw new Error(`${rowCount} of ${batchSize} rows were inserted`);
}

/** A document is sent as text and stored as json, which is cheaper than jsonb. */
function insertStatement({ table, columns }: RowForm): string {
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map(({ name, type }) => (type === 'json' ? `${name}::json` : name)).join(', ');
  const record = columns.map(({ name, type }) => `${name} ${type === 'json' ? 'text' : type}`).join(', ');
  return `
    insert into ${table} (${names})
    select ${values} from jsonb_to_recordset($1::jsonb) as given (${record})
    on conflict do nothing`;
}

function toRecords({ columns }: RowForm, rows: readonly (readonly Value[])[]): string {
  const toRecord = (row: readonly Value[]) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]]));
  return JSON.stringify(rows.map(toRecord));
}
