import { Client } from 'pg';
import type { Lab } from '../lab.ts';

/** Ends every connection to a database but this one. */
export interface BackendKiller {
  /** Resolves with how many there were. */
  killAll(): Promise<number>;
}

/** Has to be made again after a restart of the database, which ends this connection too. */
export async function connectBackendKiller(lab: Lab, url: string): Promise<BackendKiller> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  lab.atEnd(() => client.end());
  await client.connect();
  const text = `
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  return { killAll: async () => (await client.query(text)).rowCount ?? 0 };
}
