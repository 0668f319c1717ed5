import { type DatabaseFailure, domainErrorsOf } from '../sql/domain-errors.ts';
import { fileGoneCode } from './worker/file-guard.ts';

// Results of SQLite that have a temporary cause and leave the database as it was before the transaction.
// https://www.sqlite.org/rescode.html
const transientCodes = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOMEM',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  // All that was written went into a file that nobody can open again.
  fileGoneCode,
  // Another request of the commit group has failed.
  'SQLITE_ABORT_ROLLBACK',
];

/** Runs database work. Every error becomes a DomainError, with the message of the driver kept internal. */
export const withDomainErrors = domainErrorsOf(toDatabaseFailure);

function toDatabaseFailure(error: unknown): DatabaseFailure {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  // An extended code begins with the plain one: SQLITE_IOERR_FSYNC.
  const isTransient = transientCodes.some((prefix) => code.startsWith(prefix));
  return { isTransient, internal: `SQLite: ${code} ${message}` };
}
