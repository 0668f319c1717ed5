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
 * Creates an empty UTF-8 database of a random name in the server of `serverUrl`, whose user must be allowed to. This is
 * what a test file calls with the URL that the global setup provides.
 *
 * @throws Error of `pg` when the server does not answer or refuses.
 */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `rollcall_test_${randomBytes(8).toString('hex')}`;
  // template0, because it alone admits any encoding and nobody can be connected to it, which would make this fail.
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  await withConnection(url, (client) => client.query(statement));
}

/** Runs `use` with a connection to `url` of its own, which is closed afterwards. */
export async function withConnection<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A lost connection rejects what waits for it and is also emitted as an event, which unheard would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
