import { GuardedDatabase } from '../guarded-database.ts';
import { inMemoryName } from '../in-memory-name.ts';
import { assertPragmas, setPragmas } from '../pragmas.ts';

/**
 * Opens a database file, which this process then owns, or makes it.
 *
 * @param file absolute path, or `:memory:`.
 */
export function openDatabaseFile(file: string): GuardedDatabase {
  const database = new GuardedDatabase(file);
  setPragmas(database, file === inMemoryName);
  assertPragmas(database, file === inMemoryName);
  return database;
}

/**
 * Leaving WAL moves all of it into the file. The lock has to be given up by hand: libsql keeps a closed connection, and
 * with it the lock, until the garbage collector has taken every statement.
 */
export function closeDatabaseFile(database: GuardedDatabase): void {
  if (database.pragma('journal_mode') === 'wal') {
    database.pragma('journal_mode = delete');
    database.pragma('locking_mode = normal');
    // The lock goes with the first read after the change of mode.
    database.pragma('user_version');
  }
  database.close();
}
