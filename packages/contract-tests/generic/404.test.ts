import { expect, it } from 'vitest';
import { hasCustomerKey, routesDeclaring } from '../src/document/generic-responses.ts';
import { routeOf } from '../src/document/operations.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { registeredCustomer, uniqueKey } from '../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../src/requests/request.ts';
import { itWithTwoTenants, target } from '../src/target/target.ts';

const routes = routesDeclaring(404, hasCustomerKey);

it.each(routes)('$method $path rejects a key that no customer has, and names it', async (route) => {
  const customer_key = uniqueKey();
  const failure = await expectFailure(404, route, { ...(await completeRequest(route)), path: { customer_key } });
  expect(failure).toMatchObject({ code: 'customer_not_found', issues: [] });
  expect(failure.message).toContain(customer_key);
});

it.each(routes)('$method $path rejects the key of a deleted customer', async (route) => {
  const { customer_key } = await registeredCustomer();
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  const failure = await expectFailure(404, route, { ...(await completeRequest(route)), path: { customer_key } });
  expect(failure.code).toBe('customer_not_found');
});

itWithTwoTenants.each(routes)('$method $path rejects the key of a customer of another tenant', async (route) => {
  const { customer_key } = await registeredCustomer();
  const request = { ...(await completeRequest(route)), path: { customer_key } };
  const headers = { 'x-api-key': target.otherApiKey };
  const { code, message } = await expectFailure(404, route, { ...request, headers });
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  expect(await expectFailure(404, route, request)).toMatchObject({ code, message });
});

it.each(routes)('$method $path treats similar keys as different', async (route) => {
  const { customer_key } = await registeredCustomer({ customer_key: `${uniqueKey()}_\u00e9` });
  for (const other of [customer_key.toUpperCase(), customer_key.normalize('NFD'), `${customer_key}_`]) {
    await expectFailure(404, route, { ...(await completeRequest(route)), path: { customer_key: other } });
  }
});
