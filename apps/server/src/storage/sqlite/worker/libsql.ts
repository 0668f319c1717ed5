import type { SqliteDatabase, SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import { inMemoryName } from '../open.ts';
import { assertPragmas, setPragmas } from './pragmas.ts';

// Enough for every statement of the server, with each batch size as a statement of its own.
const statementsMax = 256;

/**
 * The SQLite driver, made safe; the only file that imports it. libsql ends the process when a boolean is bound, and cuts
 * a text at U+0000 when it is read back: here a boolean becomes 0 or 1, and such a text is refused. Statements are
 * prepared once and kept by their SQL, the most recently used of them.
 */
export class GuardedDatabase implements SqliteDatabase {
  readonly #connection: Libsql.Database;
  readonly #statements = new Map<string, SqliteStatement>();

  /** @param file absolute path of the file, or `:memory:`. libsql takes other names for addresses of remote databases. */
  constructor(file: string) {
    this.#connection = new Libsql(file);
  }

  prepare(sql: string): SqliteStatement {
    const statement = this.#statements.get(sql) ?? guardStatement(this.#connection.prepare(sql));
    this.#statements.delete(sql);
    this.#statements.set(sql, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > statementsMax && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }

  /** Runs a PRAGMA and returns its value; `undefined` where it answers with none. */
  pragma(source: string): unknown {
    const [row] = this.#connection.prepare(`PRAGMA ${source}`).all() as Record<string, unknown>[];
    return row && Object.values(row)[0];
  }

  get inTransaction(): boolean {
    return this.#connection.inTransaction;
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }
}

function guardStatement(statement: Libsql.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(guardParameter)),
    run: (parameters) => statement.run(parameters.map(guardParameter)),
    iterate: (parameters) => statement.iterate(parameters.map(guardParameter)),
  };
}

function guardParameter(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && value.includes('\0')) throw new TypeError('a text with U+0000 cannot be stored');
  return value;
}

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
