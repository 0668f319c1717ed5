import { setTimeout } from 'node:timers/promises';
import { DatabaseError } from 'pg';
import { RaceError } from './postgres-errors.ts';

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
