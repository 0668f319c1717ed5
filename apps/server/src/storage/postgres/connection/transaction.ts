import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { DatabaseError } from 'pg';
import { SerializationConflict } from '../../../core/errors.ts';
import type { Tables } from '../../sql/tables.ts';
import { schemaNumber } from './advisory-locks.ts';
import { withDomainErrors } from './errors.ts';
import { Turns } from './turns.ts';

type Work<Result> = (transaction: Transaction<Tables>) => Promise<Result>;

/**
 * Runs work in one durable transaction: that of the caller if `db` is one, else a new one, which runs again after a
 * conflict with another transaction. Errors inside the caller's transaction stay as they are, because only the caller
 * can run it again.
 */
export function inTransaction<Result>(db: Kysely<Tables>, work: Work<Result>): Promise<Result> {
  if (db.isTransaction) return work(db as Transaction<Tables>);
  return withDomainErrors(() => retryOnConflict(db, work));
}

/** Runs work that only reads. All its statements see the database at the same moment. */
export function inSnapshot<Result>(db: Kysely<Tables>, work: Work<Result>): Promise<Result> {
  if (db.isTransaction) return work(db as Transaction<Tables>);
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return withDomainErrors(() => snapshot.execute(work));
}

/** Runs one statement, in the caller's transaction if `db` is one. */
export function inStatement<Result>(
  db: Kysely<Tables>,
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return db.isTransaction ? work(db) : withDomainErrors(() => work(db));
}

const attemptsMax = 10;
const pauseMsMax = 200;

// deadlock_detected and serialization_failure.
const collisionCodes: ReadonlySet<string | undefined> = new Set(['40P01', '40001']);
// unique_violation: another transaction was faster than a look-up.
const uniqueViolation = '23505';

/** Runs a transaction again if it was rolled back because of another one, at most 10 times in all. */
async function retryOnConflict<Result>(db: Kysely<Tables>, work: Work<Result>): Promise<Result> {
  let hasCollided = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (hasCollided ? inTurn(db, work) : db.transaction().execute(work));
    } catch (error) {
      if (attempt === attemptsMax || !isConflict(error)) throw error;
      hasCollided ||= isCollision(error);
      // Random, so that the same transactions do not collide again.
      await setTimeout(Math.random() * Math.min(5 * 2 ** attempt, pauseMsMax));
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof SerializationConflict || isCollision(error) || codeOf(error) === uniqueViolation;
}

function isCollision(error: unknown): boolean {
  return collisionCodes.has(codeOf(error));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined;
}

const retries = new Turns<Kysely<Tables>>();

/**
 * Makes repeated transactions run one after another. Transactions that have collided once would collide again: of 24
 * that insert the same addresses in different orders, some would fail ten times in a row. Those of a process wait
 * for each other without a connection, so that no time limit ends their wait.
 */
function inTurn<Result>(db: Kysely<Tables>, work: Work<Result>): Promise<Result> {
  return retries.take(db, () =>
    db.transaction().execute(async (transaction) => {
      await takeRetryLock(transaction);
      return work(transaction);
    }),
  );
}

// Any number that no other process on the database uses.
const retryLock = 7_346_121_905;

/** Held by one process at a time. */
async function takeRetryLock(transaction: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${retryLock}::bigint + ${schemaNumber})`.execute(transaction);
}
