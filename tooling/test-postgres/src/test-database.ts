import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** An empty database inside a running server. */
export interface TestDatabase {
  /** Connection URL of this database. */
  readonly url: string;
  /** Ends every connection to the database and removes it. Safe to call twice. */
  drop(): Promise<void>;
}

/**
 * Creates an empty UTF-8 database with a random name in the server of `serverUrl`. Test files call this with the URL that
 * the global setup provides.
 *
 * @throws Error of `pg` if the server does not answer or does not let its user create databases.
 */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `rollcall_test_${randomBytes(8).toString('hex')}`;
  // Only template0 allows any encoding, and nothing can be connected to it, which would make this fail.
  const options = `TEMPLATE template0 ENCODING 'UTF8'`;
  await withConnection(serverUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name} ${options} ${await strategyOn(client)}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Without flushes, to copy files takes half as long as to log every page of them, which is the default since version 15. */
async function strategyOn(client: Client): Promise<string> {
  const { rows } = await client.query<{ copies: boolean }>(
    "SELECT current_setting('fsync') = 'off' AND current_setting('server_version_num')::int >= 150000 AS copies",
  );
  return rows[0]?.copies ? 'STRATEGY file_copy' : '';
}

async function execute(url: string, statement: string): Promise<void> {
  await withConnection(url, (client) => client.query(statement));
}

/** Runs `use` with a new connection to `url` and closes it afterwards. */
export async function withConnection<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A lost connection rejects the pending query and also emits an event, which would end the process if unhandled.
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
