import { startPostgres, type TestPostgres } from '@rollcall/test-postgres';
import { Client } from 'pg';
import type { Lab } from '../test-environment.ts';
import { type Database, type DatabaseKind, durabilityGuards } from './database.ts';

/** A database in a PostgreSQL of the experiment's own. */
export const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  durabilityGuards: durabilityGuards('postgres'),
  create: async (lab) => postgresDatabase((await ownPostgres(lab)).url),
};

/** A PostgreSQL that the experiment may restart; it is gone when the experiment is over. */
export async function ownPostgres(lab: Lab): Promise<TestPostgres & Required<Pick<TestPostgres, 'restart'>>> {
  const server = await startPostgres({ sources: ['local-binaries', 'npm-package'] });
  lab.atEnd(() => server.stop());
  const { restart } = server;
  if (restart === undefined) throw new Error('a PostgreSQL of our own can be restarted');
  return { ...server, restart };
}

/** The database of a URL. What is wrong with its files, PostgreSQL itself would say. */
export function postgresDatabase(url: string): Database {
  return { environment: { DATABASE_URL: url }, faults: async () => [] };
}

/** Ends every connection to a database but this one. */
interface BackendKiller {
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
