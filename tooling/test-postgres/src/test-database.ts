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
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
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
