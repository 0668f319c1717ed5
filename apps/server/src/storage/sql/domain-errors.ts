import { DomainError, internalError, serviceUnavailable } from '../../core/errors.ts';

/** An error of a database, in terms of the domain. */
export interface DatabaseFailure {
  /** Whether the cause is temporary and the transaction has left nothing behind. */
  readonly isTransient: boolean;
  /** For the log, with the code and the message of the driver. */
  readonly internal: string;
}

/**
 * Makes the wrapper of all database work: every error becomes a DomainError, `service_unavailable` if it is transient,
 * else `internal_error`.
 */
export function domainErrorsOf(toFailure: (error: unknown) => DatabaseFailure) {
  return <Result>(work: () => Promise<Result>): Promise<Result> =>
    work().catch((error: unknown) => {
      if (error instanceof DomainError) throw error;
      const { isTransient, internal } = toFailure(error);
      throw isTransient ? serviceUnavailable(internal, error) : internalError(internal, error);
    });
}
