import { parseConfig } from '../config.ts';
import { migratePostgres } from '../storage/postgres/open.ts';
import { databaseName } from '../storage/postgres/start-error.ts';
import { openSqliteDatabase } from '../storage/sqlite/open.ts';

/**
 * `rollcall-server migrate`: brings the database to the newest schema. Without a search index, which is only a matter of
 * speed, it succeeds as well, and says on standard error why and what to do.
 *
 * @throws StartError if the configuration is invalid or the database cannot be used.
 */
export async function migrate(): Promise<void> {
  const { database } = parseConfig(process.env);
  if (database.kind === 'postgres') await migrateAndReport(database.url);
  else await (await openSqliteDatabase(database.file)).close();
  const name = database.kind === 'postgres' ? databaseName(database.url) : database.file;
  process.stdout.write(`The database ${name} has the newest schema.\n`);
}

async function migrateAndReport(url: string): Promise<void> {
  const { searchIndexProblem } = await migratePostgres(url);
  if (searchIndexProblem !== undefined) process.stderr.write(`${searchIndexProblem}\n`);
}
