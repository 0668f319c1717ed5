import type { SqliteDatabase, SqliteStatement } from 'kysely';
import Libsql from 'libsql';

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
