import type { SafeLibsqlDatabase } from './libsql.ts';

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
export function setPragmas(database: SafeLibsqlDatabase, inMemory: boolean): void {
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
