import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { archivedCustomer, registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('deleteCustomer'))('$method $path', (route) => {
  it('deletes the customer and returns its key', async () => {
    const { customer_key } = await registeredCustomer();
    const { message, data } = await expectSuccess(route, { path: { customer_key } });
    expect(message).toBe('Customer Deleted Successfully');
    expect(data).toEqual({ deleted: true, customer_key });
    await expectFailure(404, routeOf('getCustomer'), { path: { customer_key } });
  });

  it('removes an active and an archived customer from lists', async () => {
    for (const { customer_key, primary_email } of [await registeredCustomer(), await archivedCustomer()]) {
      await expectSuccess(route, { path: { customer_key } });
      const query = { search_term: primary_email, archived: 'include' };
      expect((await expectSuccess(routeOf('listCustomers'), { query })).data).toEqual([]);
    }
  });

  it('makes the key and the email address available to another customer', async () => {
    const { id, customer_key, primary_email } = await registeredCustomer({ city: 'Lisbon' });
    await expectSuccess(route, { path: { customer_key } });
    const second = await registeredCustomer({ customer_key, primary_email: primary_email.toUpperCase() });
    expect(second.id).not.toBe(id);
    expect(second.city).toBeNull();
  });

  it('leaves other customers unchanged', async () => {
    const [first, second] = [await registeredCustomer(), await registeredCustomer()];
    await expectSuccess(route, { path: { customer_key: first.customer_key } });
    expect(await retrievedCustomer(second.customer_key)).toEqual(second);
  });

  it('deletes nothing if the API key is unknown or the client does not accept JSON', async () => {
    const customer = await registeredCustomer();
    const { customer_key } = customer;
    await expectFailure(401, route, { path: { customer_key }, headers: { 'x-api-key': 'sk_test_unknown' } });
    await expectFailure(406, route, { path: { customer_key }, headers: { accept: 'text/html' } });
    expect(await retrievedCustomer(customer_key)).toEqual(customer);
  });
});
