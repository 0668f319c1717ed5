import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { jsonBody, rawBody } from '../../src/requests/bodies.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import { archivedCustomer, registeredCustomer, retrievedCustomer, timeAfter } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('archiveCustomer'))('$method $path', (route) => {
  it('archives the customer and returns it with the time', async () => {
    const before = await registeredCustomer(completeCustomer());
    const { customer_key } = before;
    const later = await timeAfter(before.updated_at);
    const { message, data } = await expectSuccess(route, { path: { customer_key } });
    expect(message).toBe('Customer Archived');
    const { archived_at } = data;
    expect(data).toEqual({ ...before, archived_at: expect.any(String), updated_at: archived_at });
    expect(await retrievedCustomer(customer_key)).toEqual(data);
    expect((archived_at ?? '') >= later).toBe(true);
  });

  it('hides the customer from lists that do not ask for archived customers', async () => {
    const { customer_key, primary_email } = await registeredCustomer();
    await expectSuccess(route, { path: { customer_key } });
    expect((await expectSuccess(routeOf('listCustomers'), { query: { search_term: primary_email } })).data).toEqual([]);
  });

  it('keeps the time of the first archiving if a customer is archived again', async () => {
    const before = await archivedCustomer();
    const { customer_key } = before;
    expect((await expectSuccess(route, { path: { customer_key } })).data).toEqual(before);
  });

  it.each([
    { what: 'an empty body declared as JSON', body: rawBody('application/json', '') },
    { what: 'an empty object', body: jsonBody({}) },
    { what: 'plain text', body: rawBody('text/plain', 'please') },
  ])('ignores a request body: $what', async ({ body }) => {
    const { customer_key } = await registeredCustomer();
    expect((await expectSuccess(route, { path: { customer_key }, body })).data.customer_key).toBe(customer_key);
  });
});
