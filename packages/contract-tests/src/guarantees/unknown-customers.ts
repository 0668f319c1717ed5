import { expect } from 'vitest';
import { type Route, routeOf } from '../document/operations.ts';
import { completeRequest } from '../requests/complete-request.ts';
import { registeredCustomer, uniqueKey } from '../requests/customers.ts';
import { expectFailure, expectSuccess } from '../requests/request.ts';

/** A key that no customer has is told by name. */
export async function refusesUnknownCustomer(route: Route): Promise<void> {
  const customer_key = uniqueKey();
  const failure = await expectFailure(404, route, { ...(await completeRequest(route)), path: { customer_key } });
  expect(failure).toMatchObject({ code: 'customer_not_found', issues: [] });
  expect(failure.message).toContain(customer_key);
}

/** A customer that was deleted is as unknown as one that never was. */
export async function refusesDeletedCustomer(route: Route): Promise<void> {
  const { customer_key } = await registeredCustomer();
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  const failure = await expectFailure(404, route, { ...(await completeRequest(route)), path: { customer_key } });
  expect(failure.code).toBe('customer_not_found');
}

/** Keys are compared to the letter: neither case nor composed characters are folded. */
export async function tellsKeysApart(route: Route): Promise<void> {
  const { customer_key } = await registeredCustomer({ customer_key: `${uniqueKey()}_\u00e9` });
  for (const other of [customer_key.toUpperCase(), customer_key.normalize('NFD'), `${customer_key}_`]) {
    await expectFailure(404, route, { ...(await completeRequest(route)), path: { customer_key: other } });
  }
}
