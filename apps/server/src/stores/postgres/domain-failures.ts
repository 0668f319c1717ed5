import { DatabaseError } from 'pg';
import { DomainError, internalError, serviceUnavailable } from '../../domain-error.ts';
import { ConnectionLostError, RaceError, reasonOf } from './postgres-errors.ts';

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
