import type { Caller } from '../http/caller.ts';
import { type BulkAnswer, bulkCreate } from '../registry/bulk-create.ts';
import type { NewCustomer } from '../registry/new-customers.ts';

/** A bulk create, which may be sent again. */
export interface BulkRequest {
  readonly customers: readonly NewCustomer[];
  readonly idempotencyKey?: string | undefined;
}

/** What became of one bulk create. */
export interface BulkOutcome extends BulkRequest {
  /** Absent where the connection failed: the request may have had its effect, or not. */
  readonly answer?: BulkAnswer;
  readonly error?: Error;
  /** By the clock of `performance.now()`. */
  readonly endedAt: number;
}

/** Sends one request and never throws: that there was no answer is an outcome too. */
export async function bulkOutcome(caller: Caller, request: BulkRequest): Promise<BulkOutcome> {
  try {
    const answer = await bulkCreate(caller, request.customers, request.idempotencyKey);
    return { ...request, answer, endedAt: performance.now() };
  } catch (error) {
    return { ...request, error: error as Error, endedAt: performance.now() };
  }
}
