import type { SqliteDatabase, SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import { assertPragmas, setPragmas } from './pragmas.ts';
import { inMemoryName } from './protocol.ts';

// Enough for every statement of the server. Each batch size is a statement of its own.
const statementsMax = 256;

/**
 * Makes the SQLite driver safe; no other file may import it. libsql ends the process if a boolean is bound, and cuts a
 * text at U+0000 when it reads it back. Here a boolean becomes 0 or 1, and such a text is rejected. Statements are
 * prepared once; the most recently used ones are cached by their SQL.
 */
export class SafeLibsqlDatabase implements SqliteDatabase {
  readonly #connection: Libsql.Database;
  readonly #statements = new Map<string, SqliteStatement>();

  /** @param file absolute path, or `:memory:`. libsql treats other names as addresses of remote databases. */
  constructor(file: string) {
    this.#connection = new Libsql(file);
  }

  prepare(sql: string): SqliteStatement {
    const statement = this.#statements.get(sql) ?? safeStatement(this.#connection.prepare(sql));
    this.#statements.delete(sql);
    this.#statements.set(sql, statement);
    const [oldest] = this.#statements.keys();
    if (this.#statements.size > statementsMax && oldest !== undefined) this.#statements.delete(oldest);
    return statement;
  }

  /** Runs a PRAGMA and returns its value; `undefined` if it has none. */
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

function safeStatement(statement: Libsql.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(safeParameter)),
    run: (parameters) => statement.run(parameters.map(safeParameter)),
    iterate: (parameters) => statement.iterate(parameters.map(safeParameter)),
  };
}

function safeParameter(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && value.includes('\0')) throw new TypeError('a text with U+0000 cannot be stored');
  return value;
}

/**
 * Opens a database file or creates it. This process then owns the file.
 *
 * @param file absolute path, or `:memory:`.
 */
export function openDatabaseFile(file: string): SafeLibsqlDatabase {
  const database = new SafeLibsqlDatabase(file);
  setPragmas(database, file === inMemoryName);
  assertPragmas(database, file === inMemoryName);
  return database;
}

/**
 * Leaving WAL mode moves the log into the file. The lock must be released by hand: libsql keeps a closed connection,
 * and with it the lock, until every statement is garbage collected.
 */
export function closeDatabaseFile(database: SafeLibsqlDatabase): void {
  if (database.pragma('journal_mode') === 'wal') {
    database.pragma('journal_mode = delete');
    database.pragma('locking_mode = normal');
    // SQLite releases the lock on the first read after the change of mode.
    database.pragma('user_version');
  }
  database.close();
}
