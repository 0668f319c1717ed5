import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { jsonBody, rawBody } from '../../src/requests/bodies.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import { archivedCustomer, registeredCustomer, retrievedCustomer, timeAfter } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('unarchiveCustomer'))('$method $path', (route) => {
  it('restores the customer with all of its fields', async () => {
    const before = await archivedCustomer(completeCustomer());
    const { customer_key } = before;
    const later = await timeAfter(before.updated_at);
    const { message, data } = await expectSuccess(route, { path: { customer_key } });
    expect(message).toBe('Customer unarchived successfully');
    expect(data).toEqual({ ...before, archived_at: null, updated_at: data.updated_at });
    expect(data.updated_at >= later).toBe(true);
    expect(await retrievedCustomer(customer_key)).toEqual(data);
  });

  it('shows the customer in lists again', async () => {
    const { customer_key, primary_email } = await archivedCustomer();
    const { data } = await expectSuccess(route, { path: { customer_key } });
    expect((await expectSuccess(routeOf('listCustomers'), { query: { search_term: primary_email } })).data).toEqual([
      data,
    ]);
  });

  it('leaves a customer unchanged that is not archived', async () => {
    const before = await registeredCustomer();
    expect((await expectSuccess(route, { path: { customer_key: before.customer_key } })).data).toEqual(before);
  });

  it.each([
    { what: 'an empty body declared as JSON', body: rawBody('application/json', '') },
    { what: 'an empty object', body: jsonBody({}) },
  ])('ignores a request body: $what', async ({ body }) => {
    const { customer_key } = await archivedCustomer();
    expect((await expectSuccess(route, { path: { customer_key }, body })).data.archived_at).toBeNull();
  });
});
