import type { Customer, CustomerCreate } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases, resolve } from '../src/document/document.ts';
import { routeOf, routesOf } from '../src/document/operations.ts';
import { componentSchema } from '../src/document/schemas.ts';
import { csvForm, csvOf, jsonBody } from '../src/requests/bodies.ts';
import { completeCustomer } from '../src/requests/complete-customer.ts';
import { bulkCreate, newCustomer, registeredCustomer, retrievedCustomer } from '../src/requests/customers.ts';
import { expectSuccess } from '../src/requests/request.ts';

const properties = Object.entries(componentSchema('CustomerCreate').properties ?? {});
const enumerations = properties.flatMap(([name, schema]) => {
  const members = resolve(schema).enum?.filter((member) => member !== null && member !== '') ?? [];
  return members.length > 0 ? [{ name, members }] : [];
});

/** Every way to write a customer, by the fields that it can write. */
const WAYS: Readonly<Record<string, (customer: CustomerCreate) => Promise<unknown>>> = {
  create: (customer) => registeredCustomer(customer),
  'bulk create': (customer) => bulkCreate([customer]),
  'CSV upload': (customer) => expectSuccess(routeOf('uploadCustomersCsv'), { body: csvForm(csvOf([customer])) }),
  'an upsert': async ({ customer_key, ...fields }) => {
    await registeredCustomer({ customer_key });
    const body = jsonBody({ customers: [{ customer_key, ...fields }] });
    await expectSuccess(routeOf('bulkCreateCustomers'), { query: { on_conflict: 'update' }, body });
  },
  ...Object.fromEntries(
    routesOf('updateCustomer').map((route) => [
      `${route.method} of the customer`,
      async ({ customer_key, ...fields }: CustomerCreate) => {
        await registeredCustomer({ customer_key });
        await expectSuccess(route, { path: { customer_key }, body: jsonBody(fields) });
      },
    ]),
  ),
};

describe.each(Object.entries(WAYS))('a customer that is written by %s', (way, write) => {
  it('comes back with every field as it was sent', async () => {
    const sent = way === 'CSV upload' ? scalarsOf(completeCustomer()) : completeCustomer();
    await write(sent);
    expect(await retrievedCustomer(sent.customer_key)).toMatchObject(sent);
  });

  it.each(cases('enumerations', enumerations))('can have each value of $name', async ({ name, members }) => {
    for (const member of members) {
      const sent = newCustomer({ [name]: member });
      await write(sent);
      expect((await retrievedCustomer(sent.customer_key))[name as keyof Customer]).toBe(member);
    }
  });
});

/** A cell of a CSV file has no lists and objects. */
function scalarsOf(customer: CustomerCreate): CustomerCreate {
  const scalars = Object.entries(customer).filter(([, value]) => typeof value !== 'object');
  return Object.fromEntries(scalars) as unknown as CustomerCreate;
}
