import type { Caller } from '../http/caller.js';
import { type BulkAnswer, bulkCreate } from '../registry/bulk-create.js';
import type { NewCustomer } from '../registry/new-customers.js';

/** What became of one bulk create. */
export interface BulkOutcome {
  readonly customers: readonly NewCustomer[];
  /** Absent where the connection failed: the request may have had its effect, or not. */
  readonly answer?: BulkAnswer;
  readonly error?: Error;
  /** By the clock of `performance.now()`. */
  readonly endedAt: number;
}

/** Sends one request and never throws: that there was no answer is an outcome too. */
export async function bulkOutcome(caller: Caller, customers: readonly NewCustomer[]): Promise<BulkOutcome> {
  try {
    return { customers, answer: await bulkCreate(caller, customers), endedAt: performance.now() };
  } catch (error) {
    return { customers, error: error as Error, endedAt: performance.now() };
  }
}
