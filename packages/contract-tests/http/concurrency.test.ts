import { describe, expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { jsonBody } from '../src/requests/bodies.ts';
import {
  bulkCreate,
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
