import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { DatabaseError } from 'pg';
import type { Tables } from '../sql/tables.ts';
import { RaceError, withDomainFailures } from './errors.ts';

type Work<Result> = (transaction: Transaction<Tables>) => Promise<Result>;

/**
 * Does work in one durable transaction: in the caller's where `db` is one, else in one of its own, which is done again
 * where another transaction was in its way. Inside the caller's, failures pass as they are, for the same reason: whoever
 * has begun the transaction has to do it again.
 */
export function inTransaction<Result>(db: Kysely<Tables>, work: Work<Result>): Promise<Result> {
  if (db.isTransaction) return work(db as Transaction<Tables>);
  const transact = (isAgain: boolean) =>
    db.transaction().execute(async (transaction) => {
      if (isAgain) await waitForTurn(transaction);
      return work(transaction);
    });
  return withDomainFailures(() => retryRaces(transact));
}

/** Does work that only reads, and in which every statement sees the same moment, unless it is in the caller's transaction. */
export function inSnapshot<Result>(db: Kysely<Tables>, work: Work<Result>): Promise<Result> {
  if (db.isTransaction) return work(db as Transaction<Tables>);
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return withDomainFailures(() => snapshot.execute(work));
}

/** Does one statement that only reads. */
export function inStatement<Result>(
  db: Kysely<Tables>,
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.isTransaction ? work(db) : withDomainFailures(() => work(db));
}

// Any number that nobody else takes, in any process that uses the database.
const turnLock = 7_346_121_905;

/**
 * Lets transactions that are done again go one after the other. Those that have met once would meet again: of 24 that
 * insert the same addresses in different orders, some would not get through in ten attempts.
 */
async function waitForTurn(transaction: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turnLock}::bigint)`.execute(transaction);
}

const attemptsMax = 10;
const pauseMsMax = 200;

// serialization_failure, deadlock_detected, and unique_violation: another transaction was faster than a look-up.
const races: ReadonlySet<string | undefined> = new Set(['40001', '40P01', '23505']);

/**
 * Does a whole transaction again when it was rolled back because of another one, up to 10 times in all.
 *
 * @param transact must have no effect but in the database; is told whether it is done again.
 */
export async function retryRaces<Result>(transact: (isAgain: boolean) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(attempt > 1);
    } catch (error) {
      if (attempt === attemptsMax || !isRace(error)) throw error;
      // At random, so that those who met do not meet again.
      await setTimeout(Math.random() * Math.min(5 * 2 ** attempt, pauseMsMax));
    }
  }
}

function isRace(error: unknown): boolean {
  return error instanceof RaceError || (error instanceof DatabaseError && races.has(error.code));
}
