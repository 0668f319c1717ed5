import type { SqliteDatabase, SqliteStatement } from 'kysely';
import Libsql from 'libsql';
import { FileGuard } from './file-guard.ts';
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
  readonly #guard: FileGuard | undefined;

  /** @param file absolute path, or `:memory:`. libsql treats other names as addresses of remote databases. */
  constructor(file: string) {
    this.#connection = new Libsql(file);
    this.#guard = file === inMemoryName ? undefined : new FileGuard(file);
  }

  /** @throws Error with the code `fileGoneCode` if the file of the database or its log was removed or replaced. */
  assertFilesInPlace(): void {
    this.#guard?.assertInPlace();
  }

  get filesAreInPlace(): boolean {
    return this.#guard?.goneFile() === undefined;
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
  // The end of the process closes the former file. SQLite would delete the log beside the new one.
  if (!database.filesAreInPlace) return;
  if (database.pragma('journal_mode') === 'wal') {
    database.pragma('journal_mode = delete');
    database.pragma('locking_mode = normal');
    // SQLite releases the lock on the first read after the change of mode.
    database.pragma('user_version');
  }
  database.close();
}

/** A setting of the connection: the value to write, and the value that it must have when it is read back. */
interface Pragma {
  readonly name: string;
  readonly value: string | number;
  readonly reads: string | number;
}

const busyTimeoutMs = 250;

// Short, because waiting for a lock blocks the whole worker. Set first, because the next setting may have to wait.
const busyTimeout: Pragma = { name: 'busy_timeout', value: busyTimeoutMs, reads: busyTimeoutMs };

// In this order: WAL mode that begins under an exclusive lock needs no shared memory file beside the database.
const filePragmas: readonly Pragma[] = [
  // One process owns the file. SQLite before 3.51.3 can corrupt a WAL that two connections reset at the same time.
  { name: 'locking_mode', value: 'exclusive', reads: 'exclusive' },
  { name: 'journal_mode', value: 'wal', reads: 'wal' },
];

const memoryPragmas: readonly Pragma[] = [{ name: 'journal_mode', value: 'memory', reads: 'memory' }];

const commonPragmas: readonly Pragma[] = [
  // 32 MB; a negative number is in kibibytes. Among a million customers, the email addresses of a few hundred new ones
  // touch as many pages of their index.
  { name: 'cache_size', value: -32_000, reads: -32_000 },
  // 32 MB, in pages. A page that changes several times between two checkpoints is written to the file once.
  { name: 'wal_autocheckpoint', value: 8_000, reads: 8_000 },
  // FULL: a commit is on the disk before it is acknowledged. With less, a power cut loses acknowledged customers.
  { name: 'synchronous', value: 'full', reads: 2 },
  { name: 'foreign_keys', value: 'on', reads: 1 },
  // Overwrites deleted rows, so that an erased customer does not remain in free pages of the file.
  { name: 'secure_delete', value: 'on', reads: 1 },
  // Does not run functions in the schema of a file that came from elsewhere.
  { name: 'trusted_schema', value: 'off', reads: 0 },
];

/** @see https://www.sqlite.org/pragma.html */
function setPragmas(database: SafeLibsqlDatabase, inMemory: boolean): void {
  for (const { name, value } of pragmas(inMemory)) database.pragma(`${name} = ${value}`);
}

/**
 * Reads every setting back. SQLite silently ignores a PRAGMA that it does not know or cannot honor, which would
 * silently break the promise that depends on it.
 *
 * @throws Error that names the first setting with another value.
 */
export function assertPragmas(database: SafeLibsqlDatabase, inMemory: boolean): void {
  for (const { name, reads } of pragmas(inMemory)) {
    const found = database.pragma(name);
    if (found !== reads) throw new Error(`SQLite runs with ${name} = ${found} instead of ${reads}`);
  }
}

function pragmas(inMemory: boolean): readonly Pragma[] {
  return [busyTimeout, ...(inMemory ? memoryPragmas : filePragmas), ...commonPragmas];
}
