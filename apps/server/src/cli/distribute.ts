import { parseConfig } from '../config.ts';
import { StartError } from '../core/errors.ts';
import { distributePostgres } from '../storage/postgres/open.ts';
import { databaseName } from '../storage/postgres/start-error.ts';

/**
 * `rollcall-server distribute`: brings a PostgreSQL database with Citus to the newest schema, and distributes its tables
 * over the nodes by tenant. Can be repeated.
 *
 * @throws StartError if the configuration is invalid or the database cannot be used or distributed.
 */
export async function distribute(): Promise<void> {
  const { database } = parseConfig(process.env);
  if (database.kind !== 'postgres') {
    throw new StartError('Only PostgreSQL with Citus can be distributed; DATABASE_URL names a SQLite database.');
  }
  const { nodes, searchIndexProblem } = await distributePostgres(database.url);
  if (searchIndexProblem !== undefined) process.stderr.write(`${searchIndexProblem}\n`);
  const places = nodes === 1 ? '1 node' : `${nodes} nodes`;
  process.stdout.write(`The database ${databaseName(database.url)} is distributed by tenant over ${places}.\n`);
}
