import { type Customers, NotFoundError } from '@rollcall/client';
import { forEachConcurrently } from '../core/for-each-concurrently.ts';

/** Why a stored customer could not be archived. */
interface NotArchived {
  readonly code: string;
  readonly reason: string;
}

/** As an import has no end until all are archived, a server that is busy for a while must not stop it. */
const RETRIES = 8;

/**
 * Archives customers, several at a time. Archiving a customer twice does no harm, so an import that resumes repeats it.
 *
 * @param signal ends the calls at once.
 * @returns the customers that are gone by now, by key.
 * @throws {RollcallError} if the API can no longer be used, or the signal is aborted.
 */
export async function archiveCustomers(
  customers: Customers,
  keys: readonly string[],
  concurrency: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, NotArchived>> {
  const refused = new Map<string, NotArchived>();
  await forEachConcurrently(new Set(keys), concurrency, async (key) => {
    try {
      await customers.archive(key, { signal, maxRetries: RETRIES });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      refused.set(key, { code: error.code ?? 'customer_not_found', reason: `Not archived: ${error.message}` });
    }
  });
  return refused;
}
