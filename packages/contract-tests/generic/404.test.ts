import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { hasCustomerKey, hasWebhookId, routesDeclaring } from '../src/document/generic-responses.ts';
import { routeOf } from '../src/document/operations.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { registeredCustomer, uniqueKey } from '../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess, successStatus } from '../src/requests/request.ts';
import { itWithTwoTenants, target } from '../src/target/target.ts';

const routes = routesDeclaring(404, hasCustomerKey);
const webhookRoutes = routesDeclaring(404, hasWebhookId);

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

it.each(webhookRoutes)('$method $path rejects an id that does not exist, and names it', async (route) => {
  const request = await completeRequest(route);
  const [[name] = ['']] = Object.entries(request.path ?? {});
  const id = randomUUID();
  const failure = await expectFailure(404, route, { ...request, path: { [name]: id } });
  const code = name === 'endpoint_id' ? 'webhook_endpoint_not_found' : 'webhook_delivery_not_found';
  expect(failure).toMatchObject({ code, issues: [] });
  expect(failure.message).toContain(id);
});

itWithTwoTenants.each(webhookRoutes)('$method $path rejects an id of another tenant', async (route) => {
  const request = await completeRequest(route);
  const [id = ''] = Object.values(request.path ?? {});
  const headers = { 'x-api-key': target.otherApiKey };
  const { code, message } = await expectFailure(404, route, { ...request, headers });
  expect(code).toMatch(/^webhook_\w+_not_found$/);
  expect(message).toContain(id);
  await expectStatus(successStatus(route), route, request);
});
