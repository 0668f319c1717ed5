import type { GuardedDatabase } from './libsql.ts';

/** A setting of the connection, as it is written and as it must read. */
interface Pragma {
  readonly name: string;
  readonly value: string | number;
  readonly reads: string | number;
}

const busyTimeoutMs = 250;

// Small, since waiting for a lock blocks the whole process. The first setting, since the next may have to wait.
const busyTimeout: Pragma = { name: 'busy_timeout', value: busyTimeoutMs, reads: busyTimeoutMs };

// In this order: WAL that is entered under an exclusive lock needs no shared memory beside the file.
const filePragmas: readonly Pragma[] = [
  // One process owns the file. SQLite before 3.51.3 can corrupt a WAL that two connections reset at the same time.
  { name: 'locking_mode', value: 'exclusive', reads: 'exclusive' },
  { name: 'journal_mode', value: 'wal', reads: 'wal' },
];

const memoryPragmas: readonly Pragma[] = [{ name: 'journal_mode', value: 'memory', reads: 'memory' }];

const commonPragmas: readonly Pragma[] = [
  // In kibibytes, for which the minus stands. Among a million customers, the addresses of a few hundred new ones lie in
  // as many pages of their index.
  { name: 'cache_size', value: -32_000, reads: -32_000 },
  // In pages, 32 MB of them: one that has changed more than once since the last checkpoint goes to the file once.
  { name: 'wal_autocheckpoint', value: 8_000, reads: 8_000 },
  // FULL: a commit is on the disk before it is answered. With less, a power cut takes acknowledged customers away.
  { name: 'synchronous', value: 'full', reads: 2 },
  { name: 'foreign_keys', value: 'on', reads: 1 },
  // Overwrites what is deleted: a customer who is erased does not live on in the free pages of the file.
  { name: 'secure_delete', value: 'on', reads: 1 },
  // Functions in the schema of a file that came from elsewhere are not run.
  { name: 'trusted_schema', value: 'off', reads: 0 },
];

/** @see https://www.sqlite.org/pragma.html */
export function setPragmas(database: GuardedDatabase, inMemory: boolean): void {
  for (const { name, value } of pragmas(inMemory)) database.pragma(`${name} = ${value}`);
}

/**
 * Reads every setting back. A PRAGMA that SQLite does not know or cannot honour is passed over in silence, and the
 * promise that depends on it would be broken in silence too.
 *
 * @throws Error that names the first setting that does not hold.
 */
export function assertPragmas(database: GuardedDatabase, inMemory: boolean): void {
  for (const { name, reads } of pragmas(inMemory)) {
    const found = database.pragma(name);
    if (found !== reads) throw new Error(`SQLite runs with ${name} = ${found} instead of ${reads}`);
  }
}

function pragmas(inMemory: boolean): readonly Pragma[] {
  return [busyTimeout, ...(inMemory ? memoryPragmas : filePragmas), ...commonPragmas];
}
