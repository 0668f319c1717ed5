import { type Kysely, sql } from 'kysely';
import { runInBackground } from '../../../core/background-task.ts';
import type { Tables } from '../../sql/tables.ts';

const readEveryMs = 10_000;
// A reading is wrong by up to half of its round trip.
const roundTripMsMax = 250;

/** The clock of the database, which all processes share: their own clocks can differ by hours. */
export class DatabaseClock {
  readonly #db: Kysely<Tables>;
  /** The time of the database, in milliseconds since 1970, minus the time of this process's monotonic clock. */
  #offsetMs: number;

  private constructor(db: Kysely<Tables>, { offsetMs }: Reading) {
    this.#db = db;
    this.#offsetMs = offsetMs;
  }

  /** @throws ConnectionLostError, DatabaseError */
  static async of(db: Kysely<Tables>): Promise<DatabaseClock> {
    return new DatabaseClock(db, await read(db));
  }

  /** Does not query the database. */
  readonly now = (): Date => new Date(Math.round(this.#offsetMs + performance.now()));

  /**
   * Reads the clock of the database again and again: another node can take over, or the machine of this process can have
   * slept. While the database is away, the time goes on.
   *
   * @returns a function that ends it.
   */
  keepReading(): () => void {
    const readAgain = async () => {
      const { offsetMs, roundTripMs } = await read(this.#db);
      if (roundTripMs <= roundTripMsMax) this.#offsetMs = offsetMs;
      return readEveryMs;
    };
    return runInBackground(readAgain, () => readEveryMs);
  }
}

interface Reading {
  readonly offsetMs: number;
  readonly roundTripMs: number;
}

async function read(db: Kysely<Tables>): Promise<Reading> {
  const sentAt = performance.now();
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(db);
  const receivedAt = performance.now();
  const { ms } = rows[0] ?? { ms: Date.now() };
  return { offsetMs: ms - (sentAt + receivedAt) / 2, roundTripMs: receivedAt - sentAt };
}
