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
