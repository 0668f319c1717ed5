import type { Customer } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../src/document/operations.ts';
import { csvForm, csvOf, jsonBody } from '../src/requests/bodies.ts';
import { completeCustomer } from '../src/requests/complete-customer.ts';
import { bulkCreate, newCustomer, registeredCustomer, retrievedCustomer } from '../src/requests/customers.ts';
import { expectSuccess } from '../src/requests/request.ts';

const CUSTOMERS = [
  { what: 'all fields', sent: completeCustomer },
  { what: 'the required fields only', sent: newCustomer },
];

describe.each(CUSTOMERS)('a customer with $what', ({ sent }) => {
  it('looks the same in the responses to create, get, list and update', async () => {
    const created = await registeredCustomer(sent());
    await expectEverywhere(created);
  });

  it('looks the same in the responses to archive, get, list and update', async () => {
    const created = await registeredCustomer(sent());
    const archived = await archive(created);
    const { updated_at, archived_at } = archived;
    expectSame(archived, { ...created, updated_at, archived_at });
    await expectEverywhere(archived);
  });

  it('looks the same in the responses to unarchive, get, list and update', async () => {
    const created = await registeredCustomer(sent());
    await archive(created);
    const restored = await unarchive(created);
    expectSame(restored, { ...created, updated_at: restored.updated_at });
    await expectEverywhere(restored);
  });

  it('keeps all other values if a client sends it back as a whole with one change', async () => {
    const created = await registeredCustomer(sent());
    for (const changed of await updatedWith({ ...created, city: 'Porto' })) {
      expectSame(changed, { ...created, city: 'Porto', updated_at: changed.updated_at });
    }
  });
});

describe('a customer with the required fields only', () => {
  it('looks the same if bulk create or a CSV upload creates it', async () => {
    const [ofBulk, ofCsv] = [newCustomer(), newCustomer()];
    await bulkCreate([ofBulk]);
    await expectSuccess(routeOf('uploadCustomersCsv'), { body: csvForm(csvOf([ofCsv])) });
    const single = await registeredCustomer();
    for (const { customer_key } of [ofBulk, ofCsv]) {
      const found = await retrievedCustomer(customer_key);
      expectSame({ ...found, ...identityOf(single) }, single);
    }
  });

  it('has texts in the list where programs for the hosted API expect texts', async () => {
    const { full_name, billing_email, currency, tax_status } = await listed(await registeredCustomer());
    expect({ full_name, billing_email, currency, tax_status }).toEqual({
      full_name: '',
      billing_email: '',
      currency: '',
      tax_status: '',
    });
  });

  it('has its display name as its full name too', async () => {
    const { full_name } = await listed(await registeredCustomer({ display_name: 'Acme Corp' }));
    expect(full_name).toBe('Acme Corp');
  });
});

/** Expects every other response with the customer to show it in the same way. */
async function expectEverywhere(customer: Customer): Promise<void> {
  expectSame(await retrievedCustomer(customer.customer_key), customer);
  expectSame(await listed(customer), customer);
  for (const updated of await updatedWith(customer)) expectSame(updated, customer);
}

/** Expects equal values, and the same order of fields: people compare responses by eye. */
function expectSame(customer: Customer, want: Customer): void {
  expect(customer).toEqual(want);
  expect(Object.keys(customer)).toEqual(Object.keys(want));
}

async function archive({ customer_key }: Customer): Promise<Customer> {
  return (await expectSuccess(routeOf('archiveCustomer'), { path: { customer_key } })).data;
}

async function unarchive({ customer_key }: Customer): Promise<Customer> {
  return (await expectSuccess(routeOf('unarchiveCustomer'), { path: { customer_key } })).data;
}

/** The responses to updates with a whole customer, by every method that updates. */
async function updatedWith(customer: Customer): Promise<Customer[]> {
  const { customer_key } = customer;
  const responses: Customer[] = [];
  for (const route of routesOf('updateCustomer')) {
    const request = { path: { customer_key }, body: jsonBody({ ...customer, updated_at: undefined }) };
    responses.push((await expectSuccess(route, request)).data);
  }
  return responses;
}

async function listed({ customer_key, primary_email }: Customer): Promise<Customer> {
  const query = { search_term: primary_email, archived: 'include' };
  const { data } = await expectSuccess(routeOf('listCustomers'), { query });
  const found = data.find((customer) => customer.customer_key === customer_key);
  if (!found) throw new Error(`The list has no customer ${customer_key}`);
  return found;
}

/** The values in which no two customers are equal. */
function identityOf(customer: Customer): Partial<Customer> {
  const { id, customer_key, primary_email, email_addresses, created_at, updated_at } = customer;
  return { id, customer_key, primary_email, email_addresses, created_at, updated_at };
}
