import { setTimeout as pause } from 'node:timers/promises';
import {
  type BulkFailedItem,
  ConnectionError,
  type CustomerCreate,
  type Rollcall,
  ServerError,
  TimeoutError,
} from '@rollcall/client';

const attempts = 3;

/** Creates up to 100 customers, also over a bad connection. Returns those that cannot be created. */
export async function createAll(rollcall: Rollcall, customers: CustomerCreate[]): Promise<BulkFailedItem[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { customers_failed } = await rollcall.customers.bulkCreate(customers);
      return customers_failed.filter((failed) => !isThereAlready(failed));
    } catch (error) {
      if (attempt === attempts || !mayWorkLater(error)) throw error;
      await pause(100 * 2 ** attempt);
    }
  }
}

/** An earlier attempt may have stored the customer although its answer was lost. */
function isThereAlready({ customer_key, existing }: BulkFailedItem): boolean {
  return existing?.customer_key === customer_key;
}

function mayWorkLater(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError || error instanceof ServerError;
}
