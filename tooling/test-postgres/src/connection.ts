import { Client } from 'pg';

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
