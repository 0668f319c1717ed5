import { describe, expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { jsonBody } from '../src/requests/bodies.ts';
import {
  bulkCreate,
  entityTagOf,
  newCustomer,
  registeredCustomer,
  retrievedCustomer,
  uniqueEmail,
} from '../src/requests/customers.ts';
import { requestOperation } from '../src/requests/request.ts';

const AT_ONCE = 20;

describe('concurrent requests', () => {
  it('create the same customer only once', async () => {
    const body = jsonBody(newCustomer());
    const responses = await Promise.all(times(() => requestOperation(routeOf('createCustomer'), { body })));
    expect(statusesOf(responses)).toEqual([201, ...Array(AT_ONCE - 1).fill(409)]);
  });

  it('create each customer of the same bulk create only once', async () => {
    const customers = Array.from({ length: 10 }, () => newCustomer());
    const results = await Promise.all(times(() => bulkCreate(customers)));
    const created = results.flatMap(({ customers_created }) =>
      customers_created.map(({ customer_key }) => customer_key),
    );
    expect(created.sort()).toEqual(customers.map(({ customer_key }) => customer_key).sort());
  });

  it('assign the same email address to only one customer', async () => {
    const primary_email = uniqueEmail();
    const customers = await Promise.all(times(() => registeredCustomer()));
    const responses = await Promise.all(
      customers.map(({ customer_key }) =>
        requestOperation(routeOf('updateCustomer'), { path: { customer_key }, body: jsonBody({ primary_email }) }),
      ),
    );
    expect(statusesOf(responses)).toEqual([200, ...Array(AT_ONCE - 1).fill(409)]);
  });

  it('change different fields of a customer without losing a change', async () => {
    const { customer_key } = await registeredCustomer();
    const fields = ['city', 'state', 'country', 'zip_code', 'first_name', 'last_name', 'language', 'currency'] as const;
    await Promise.all(
      fields.map((field) =>
        requestOperation(routeOf('updateCustomer'), { path: { customer_key }, body: jsonBody({ [field]: field }) }),
      ),
    );
    expect(await retrievedCustomer(customer_key)).toMatchObject(
      Object.fromEntries(fields.map((field) => [field, field])),
    );
  });

  it('with the same entity tag change a customer only once', async () => {
    const { customer_key } = await registeredCustomer();
    const headers = { 'if-match': await entityTagOf(customer_key) };
    const cities = Array.from({ length: AT_ONCE }, (_, index) => `City ${index}`);
    const responses = await Promise.all(
      cities.map((city) =>
        requestOperation(routeOf('updateCustomer'), { path: { customer_key }, headers, body: jsonBody({ city }) }),
      ),
    );
    expect(statusesOf(responses)).toEqual([200, ...Array(AT_ONCE - 1).fill(412)]);
    const winner = responses.findIndex(({ status }) => status === 200);
    expect(await retrievedCustomer(customer_key)).toMatchObject({ city: cities[winner] });
  });

  it('with the same entity tag either change a customer or delete it', async () => {
    const { customer_key } = await registeredCustomer();
    const headers = { 'if-match': await entityTagOf(customer_key) };
    const path = { customer_key };
    const request = (index: number) =>
      index % 2 === 0
        ? requestOperation(routeOf('updateCustomer'), { path, headers, body: jsonBody({ city: `City ${index}` }) })
        : requestOperation(routeOf('deleteCustomer'), { path, headers });
    const responses = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => request(index)));
    const winner = responses.findIndex(({ status }) => status === 200);
    const others = Array(AT_ONCE - 1).fill(winner % 2 === 0 ? 412 : 404);
    expect(statusesOf(responses)).toEqual([200, ...others]);
  });

  it('delete a customer only once', async () => {
    const { customer_key } = await registeredCustomer();
    const responses = await Promise.all(
      times(() => requestOperation(routeOf('deleteCustomer'), { path: { customer_key } })),
    );
    expect(statusesOf(responses)).toEqual([200, ...Array(AT_ONCE - 1).fill(404)]);
  });
});

function times<Result>(request: () => Promise<Result>): Promise<Result>[] {
  return Array.from({ length: AT_ONCE }, request);
}

function statusesOf(responses: readonly { status: number }[]): number[] {
  return responses.map(({ status }) => status).sort();
}
