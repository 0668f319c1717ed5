import type { BulkFailedItem, CustomerCreate, Rollcall } from '@rollcall/client';

/**
 * Creates up to 100 customers. Some may already exist, from an earlier run or an attempt whose response was lost. Returns
 * the customers that do not exist and could not be created.
 */
export async function ensureCustomers(rollcall: Rollcall, customers: CustomerCreate[]): Promise<BulkFailedItem[]> {
  const { customers_failed } = await rollcall.customers.bulkCreate(customers);
  return customers_failed.filter(({ customer_key, existing }) => existing?.customer_key !== customer_key);
}
