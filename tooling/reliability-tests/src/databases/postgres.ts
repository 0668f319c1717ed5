import { type OwnPostgres, type Standby, startOwnPostgres } from '@rollcall/test-postgres';
import { Client } from 'pg';
import type { ExperimentEnvironment } from '../experiment.ts';
import { type Database, type DatabaseKind, durabilitySafeguards } from './database.ts';

/** A database in a PostgreSQL of the experiment's own. */
export const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  durabilitySafeguards: durabilitySafeguards('postgres'),
  create: async (environment) => postgresDatabase((await ownPostgres(environment)).url),
};

/** A PostgreSQL that the experiment may restart. It is stopped at the end of the experiment. */
export async function ownPostgres(environment: ExperimentEnvironment): Promise<OwnPostgres> {
  const server = await startOwnPostgres();
  environment.atEnd(() => server.stop());
  return server;
}

/** A primary, and a standby that has every acknowledged commit. */
interface SynchronousPair {
  readonly primary: OwnPostgres;
  readonly standby: Standby;
  /** Names both hosts, the standby first. */
  readonly url: string;
  /** Before the end of the experiment. */
  stop(): Promise<void>;
}

export async function synchronousPair(environment: ExperimentEnvironment): Promise<SynchronousPair> {
  const primary = await ownPostgres(environment);
  const standby = await primary.startStandby('standby');
  environment.atEnd(() => standby.stop());
  const client = new Client({ connectionString: primary.url });
  await client.connect();
  await client.query("alter system set synchronous_standby_names = 'standby'");
  await client.query('select pg_reload_conf()');
  await client.end();
  return {
    primary,
    standby,
    url: primary.url.replace('@', `@${new URL(standby.url).host},`),
    stop: async () => {
      await Promise.all([primary.stop(), standby.stop()]);
    },
  };
}

/** The database of a URL. PostgreSQL itself would report faults in its files. */
export function postgresDatabase(url: string): Database {
  return { variables: { DATABASE_URL: url }, faults: async () => [] };
}

/** Ends every connection to a database except its own. */
interface BackendKiller {
  /** Resolves with the number of connections that it ended. */
  killAll(): Promise<number>;
}

/** Connects a killer. A restart of the database ends this connection too. */
export async function connectBackendKiller(environment: ExperimentEnvironment, url: string): Promise<BackendKiller> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  environment.atEnd(() => client.end());
  await client.connect();
  const text = `
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  return { killAll: async () => (await client.query(text)).rowCount ?? 0 };
}
