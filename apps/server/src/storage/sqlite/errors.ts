import { DomainError, internalError, serviceUnavailable } from '../../core/errors.ts';

// Results of SQLite that are about the moment and leave the database as it was before the transaction.
// https://www.sqlite.org/rescode.html
const passing = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOMEM',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  // Somebody else's work in a shared transaction has failed.
  'SQLITE_ABORT_ROLLBACK',
];

/** Does work on the database; whatever goes wrong in it becomes a DomainError, with the driver's words kept inside. */
export function withDomainFailures<Result>(work: () => Promise<Result>): Promise<Result> {
  return work().catch((error: unknown) => {
    throw error instanceof DomainError ? error : toDomainError(error);
  });
}

function toDomainError(error: unknown): DomainError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  // Extended codes have the plain one in front: SQLITE_IOERR_FSYNC.
  const isPassing = passing.some((prefix) => code.startsWith(prefix));
  const internal = `SQLite: ${code} ${message}`;
  return isPassing ? serviceUnavailable(internal, error) : internalError(internal, error);
}
