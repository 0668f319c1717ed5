import { DatabaseError } from 'pg';
import { DomainError, internalError, serviceUnavailable } from '../../core/errors.ts';

/** A connection has broken, or none was to be had. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';

  /** @param cause what the driver or the network has said. */
  constructor(cause: unknown) {
    super(`no connection: ${reasonOf(cause)}`, { cause });
  }
}

/** Two transactions were in each other's way. Done again, this one sees what the other has done. */
export class RaceError extends Error {
  override readonly name = 'RaceError';
}

/** A COMMIT was not answered, and nobody could be asked what became of it. */
export class CommitUnknownError extends Error {
  override readonly name = 'CommitUnknownError';

  constructor(cause: unknown) {
    super(`whether the transaction was committed is not known: ${reasonOf(cause)}`, { cause });
  }
}

/** What went wrong, in the words of the driver or the network. */
export function reasonOf(error: unknown): string {
  // A name with several addresses fails with one error for each, and an empty message of its own.
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join(', ');
  return error instanceof Error ? error.message : String(error);
}

// Codes and classes of codes that are about the moment and leave the database as it was before the transaction.
// https://www.postgresql.org/docs/13/errcodes-appendix.html
const passing = [
  '08', // connection
  '25006', // read-only: a standby, or a disk that is full
  '25P03', // too long idle in a transaction
  '40', // the transaction was rolled back in favour of another
  '53', // out of disk, memory or connections
  '55P03', // a lock was not to be had in time
  '57', // shut down, killed, or cancelled since it took too long
  '58', // the system below: a disk that fails
];

/** Does work on the database; whatever goes wrong in it becomes a DomainError, with the driver's words kept inside. */
export function withDomainFailures<Result>(work: () => Promise<Result>): Promise<Result> {
  return work().catch((error: unknown) => {
    throw error instanceof DomainError ? error : toDomainError(error);
  });
}

function toDomainError(error: unknown): DomainError {
  const code = error instanceof DatabaseError ? `${error.code} ` : '';
  const internal = `PostgreSQL: ${code}${reasonOf(error)}`;
  // They quote what is stored, and personal data has no place in a log.
  if (error instanceof DatabaseError) Object.assign(error, { detail: undefined, where: undefined });
  return isPassing(error) ? serviceUnavailable(internal, error) : internalError(internal, error);
}

function isPassing(error: unknown): boolean {
  if (error instanceof DatabaseError) return passing.some((prefix) => error.code?.startsWith(prefix));
  return error instanceof ConnectionLostError || error instanceof RaceError;
}
