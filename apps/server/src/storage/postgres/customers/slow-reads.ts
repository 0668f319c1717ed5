import type { Kysely } from 'kysely';
import { DatabaseError } from 'pg';
import { DomainError, queryTooSlow } from '../../../core/errors.ts';
import type { SlowReads } from '../../slow-reads.ts';
import type { Tables } from '../../sql/tables.ts';

/** A place for reads that can take seconds, so that all other work finds a free connection. */
export interface PostgresSlowReads {
  /** Has connections of its own. */
  readonly db: Kysely<Tables>;
  readonly turns: SlowReads;
}

// query_canceled, by statement_timeout.
const canceled = '57014';
// The driver has no code for a statement that got no response within query_timeout.
const noResponse = 'Query read timeout';

/** Runs a read. If one of its statements exceeds its time limit, the error says so instead of asking for a retry. */
export async function refusingTooSlow<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw isTooSlow(error) ? queryTooSlow(error.internal ?? '', error.cause) : error;
  }
}

function isTooSlow(error: unknown): error is DomainError {
  if (!(error instanceof DomainError)) return false;
  const { cause } = error;
  return cause instanceof DatabaseError ? cause.code === canceled : error.internal?.includes(noResponse) === true;
}
