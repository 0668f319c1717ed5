import { startPostgres, type TestPostgres } from '@rollcall/test-postgres';
import type { Lab } from '../lab.ts';
import type { Database, DatabaseKind } from './database.ts';
import { durabilityGuards } from './durability-guards.ts';

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
