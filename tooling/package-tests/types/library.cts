import type { Customer, Rollcall } from '@rollcall/client';

/** A function of a CommonJS library, whose types are those for `require`. */
export function firstCustomer(rollcall: Rollcall): PromiseLike<Customer | undefined> {
  return rollcall.customers.list().then(({ customers }) => customers[0]);
}
