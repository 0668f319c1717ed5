import { Client } from 'pg';
import type { Lab } from '../test-environment.ts';
import type { Database, DatabaseKind } from './database.ts';

/** A database in the PostgreSQL of the run. */
export const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  create: async (lab) => {
    const url = await lab.postgres.createDatabase();
    // Otherwise the pages that the last contender left behind would be written while the next is measured.
    await withPostgres(url, (client) => client.query('checkpoint'));
    return postgresDatabase(url, lab.postgres.url);
  },
};

function postgresDatabase(url: string, serverUrl: string): Database {
  const name = new URL(url).pathname.slice(1);
  return {
    url,
    countRows: (table) => withPostgres(url, (client) => countRows(client, table)),
    copy: async (lab) => postgresDatabase(await copyDatabase(lab, url), serverUrl),
    drop: () =>
      withPostgres(serverUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** A connection that is closed after the work. */
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

/** Rows of a table; its name as it stands in SQL. */
export async function countRows(client: Client, table: string): Promise<number> {
  const result = await client.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(result.rows[0]?.count);
}

/** The new database is on the disk when this is over, whatever the size. */
async function copyDatabase({ postgres: server }: Lab, url: string): Promise<string> {
  const copy = new URL(await server.createDatabase());
  const [name, template] = [copy.pathname.slice(1), new URL(url).pathname.slice(1)];
  await withPostgres(server.url, async (client) => {
    await client.query(`drop database ${name}`);
    await client.query(`create database ${name} template ${template} strategy file_copy`);
    await client.query('checkpoint');
  });
  return copy.href;
}
