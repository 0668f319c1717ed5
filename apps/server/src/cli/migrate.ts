import { parseConfig } from '../config.ts';
import { databaseName, migratePostgres } from '../storage/postgres/open.ts';
import { openSqliteDatabase } from '../storage/sqlite/open.ts';

/**
 * `rollcall-server migrate`: brings the database to the newest schema.
 *
 * @throws StartError if the configuration is invalid or the database cannot be used.
 */
export async function migrate(): Promise<void> {
  const { database } = parseConfig(process.env);
  if (database.kind === 'postgres') await migratePostgres(database.url);
  else await (await openSqliteDatabase(database.file)).close();
  const name = database.kind === 'postgres' ? databaseName(database.url) : database.file;
  process.stdout.write(`The database ${name} has the newest schema.\n`);
}
