import type { BulkFailedItem, CustomerCreate, Rollcall } from '@rollcall/client';

/**
 * Creates up to 100 customers that may be there already, from an earlier run or an attempt whose answer was lost. Returns
 * those that are not there and cannot be created.
 */
export async function ensureCustomers(rollcall: Rollcall, customers: CustomerCreate[]): Promise<BulkFailedItem[]> {
  const { customers_failed } = await rollcall.customers.bulkCreate(customers);
  return customers_failed.filter(({ customer_key, existing }) => existing?.customer_key !== customer_key);
}
