import { DatabaseError } from 'pg';
import { SerializationConflict } from '../../../core/errors.ts';
import { type DatabaseFailure, domainErrorsOf } from '../../sql/domain-errors.ts';

/** A connection broke, or could not be made. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';

  /** @param cause the error of the driver or the network. */
  constructor(cause: unknown) {
    super(`no connection: ${reasonOf(cause)}`, { cause });
  }
}

/** A COMMIT got no response, and its outcome could not be found out. */
export class CommitUnknownError extends Error {
  override readonly name = 'CommitUnknownError';

  constructor(cause: unknown) {
    super(`whether the transaction was committed is not known: ${reasonOf(cause)}`, { cause });
  }
}

/** The message of an error of the driver or the network. */
export function reasonOf(error: unknown): string {
  // A host name with several addresses fails with one error for each, and an empty message.
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join(', ');
  return error instanceof Error ? error.message : String(error);
}

// Codes and prefixes of codes that have a temporary cause and leave the database as it was before the transaction.
// https://www.postgresql.org/docs/13/errcodes-appendix.html
const transientCodes = [
  '08', // connection
  '25006', // read-only: a standby, or a disk that is full
  '25P03', // idle in a transaction for too long
  '40', // rolled back in favor of another transaction
  '53', // out of disk space, memory or connections
  '55P03', // no lock in time
  '57', // shut down, killed, or canceled because it took too long
  '58', // an error of the system, such as a broken disk
];

/** Runs database work. Every error becomes a DomainError, with the message of the driver kept internal. */
export const withDomainErrors = domainErrorsOf(toDatabaseFailure);

function toDatabaseFailure(error: unknown): DatabaseFailure {
  const code = error instanceof DatabaseError ? `${error.code} ` : '';
  // These fields quote stored rows, and personal data must not reach a log.
  if (error instanceof DatabaseError) Object.assign(error, { detail: undefined, where: undefined });
  return { isTransient: isTransient(error), internal: `PostgreSQL: ${code}${reasonOf(error)}` };
}

function isTransient(error: unknown): boolean {
  if (error instanceof DatabaseError) return transientCodes.some((prefix) => error.code?.startsWith(prefix));
  return error instanceof ConnectionLostError || error instanceof SerializationConflict;
}
