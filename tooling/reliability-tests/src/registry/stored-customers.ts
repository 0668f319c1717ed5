import type { Customer, CustomerListResponse } from '@rollcall/contract';
import { type Call, Caller } from '../http/caller.ts';
import type { ServerProcess } from '../server/server-process.ts';

/** Every customer that the server lists, the newest first. @throws Error where it does not list them. */
export async function storedCustomers(server: ServerProcess): Promise<Customer[]> {
  const caller = new Caller(server);
  const customers: Customer[] = [];
  for (let page: number | null = 1; page !== null; ) {
    const call: Call = { method: 'GET', path: `/customers?per_page=100&archived=include&page=${page}` };
    const { status, text } = await caller.call(call);
    if (status !== 200) throw new Error(`page ${page} of the customers was answered with ${status}: ${text}`);
    const { data, meta } = JSON.parse(text) as CustomerListResponse;
    customers.push(...data);
    page = meta.next_page;
  }
  caller.close();
  return customers;
}
