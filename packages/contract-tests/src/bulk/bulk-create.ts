import type { BulkCreateResult } from '@rollcall/contract';
import { routeOf } from '../document/operations.ts';
import { success } from '../exchange/ask.ts';
import { jsonBody } from '../exchange/request-body.ts';

/** What becomes of these items in one request; they need not be customers. */
export async function bulkCreate(customers: readonly unknown[]): Promise<BulkCreateResult> {
  const { data } = await success(routeOf('bulkCreateCustomers'), { body: jsonBody({ customers }) });
  return data;
}
