import { Client } from 'pg';
import type { BenchEnvironment } from '../measuring/environment.ts';
import type { Database, DatabaseKind } from './database.ts';

/** A database in the PostgreSQL of the run. */
export const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  create: async (environment) => {
    const url = await environment.postgres.createDatabase();
    // Otherwise the dirty pages of the last contender would be written during the next measurement.
    await withPostgres(url, (client) => client.query('checkpoint'));
    return postgresDatabase(url, environment.postgres.url);
  },
};

function postgresDatabase(url: string, serverUrl: string): Database {
  const name = new URL(url).pathname.slice(1);
  return {
    url,
    processes: () => withPostgres(url, otherProcesses),
    countRows: (table) => withPostgres(url, (client) => countRows(client, table)),
    copy: async (environment) => postgresDatabase(await copyDatabase(environment, url), serverUrl),
    drop: () =>
      withPostgres(serverUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** All processes of the PostgreSQL, except for that of the connection. */
async function otherProcesses(client: Client): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>(
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  );
  return rows.map(({ pid }) => pid);
}

/** Does work with a new connection and closes it. */
export async function withPostgres<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = await connectPostgres(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function connectPostgres(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Counts the rows of a table, named as in SQL. */
export async function countRows(client: Client, table: string): Promise<number> {
  const result = await client.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(result.rows[0]?.count);
}

/** Copies a database. The copy is on disk when this resolves, whatever its size. */
async function copyDatabase({ postgres: server }: BenchEnvironment, url: string): Promise<string> {
  const copy = new URL(await server.createDatabase());
  const [name, template] = [copy.pathname.slice(1), new URL(url).pathname.slice(1)];
  await withPostgres(server.url, async (client) => {
    await client.query(`drop database ${name}`);
    await client.query(`create database ${name} template ${template} strategy file_copy`);
    await client.query('checkpoint');
  });
  return copy.href;
}
