import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { expectOutcomes, predictedOutcomes } from '../../src/oracle/expected-outcomes.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import { bulkCreate, newCustomer, registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

/** `JSON.stringify` writes an undefined item of a list as null. */
const NON_OBJECTS = [null, true, 5, 'customer', [], [newCustomer()]];

describe.each(routesOf('bulkCreateCustomers'))('$method $path', (route) => {
  it('answers with the five fields of the envelope and nothing else', async () => {
    const body = await expectSuccess(route, { body: jsonBody({ customers: [newCustomer()] }) });
    expect(body).toEqual({
      statusCode: 200,
      message: 'Bulk Customer Creation Completed',
      meta: {},
      data: expect.any(Object),
      errors: {},
    });
  });

  it.each([1, 2, 99, 100])('creates %i customers in the order of the request', async (size) => {
    const customers = Array.from({ length: size }, () => newCustomer());
    const { total, successful_count, failed_count, customers_created } = await bulkCreate(customers);
    expect({ total, successful_count, failed_count }).toEqual({ total: size, successful_count: size, failed_count: 0 });
    expect(customers_created.map(({ index }) => index)).toEqual([...customers.keys()]);
    expect(customers_created.map(({ customer_key }) => customer_key)).toEqual(customers.map((one) => one.customer_key));
    expect(new Set(customers_created.map(({ data }) => data.id)).size).toBe(size);
  });

  it('answers 200 even if all of 100 customers fail', async () => {
    const { failed_count, customers_failed } = await bulkCreate(Array.from({ length: 100 }, () => ({})));
    expect(failed_count).toBe(100);
    expect(customers_failed.map(({ index }) => index)).toEqual([...Array(100).keys()]);
  });

  it('reports each item that is no object, and creates the others', async () => {
    const items = [newCustomer(), ...NON_OBJECTS, newCustomer()];
    const result = await bulkCreate(items);
    expectOutcomes(items, result, predictedOutcomes(items, []));
    expect(result.customers_created.map(({ index }) => index)).toEqual([0, items.length - 1]);
    const [first] = result.customers_failed;
    expect(first).toMatchObject({ index: 1, customer_key: null, code: 'invalid_type', field: null });
    expect(first?.error).toBe('The customer must be an object');
  });

  it('treats null for lists and objects as absent, and clears them if the customer exists', async () => {
    const empty = { metadata: null, billing_configuration: null, tax_identifications: null, payment_terms: null };
    const [created, existing] = [newCustomer(), await registeredCustomer(completeCustomer())];
    const changed = newCustomer({
      customer_key: existing.customer_key,
      primary_email: existing.primary_email,
      ...empty,
    });
    const body = jsonBody({ customers: [{ ...created, ...empty }, changed] });
    const { data } = await expectSuccess(route, { query: { on_conflict: 'update' }, body });
    expect(data).toMatchObject({ successful_count: 1, customers_updated: [{ index: 1 }] });
    for (const { customer_key } of [created, existing]) {
      expect(await retrievedCustomer(customer_key)).toMatchObject({
        metadata: {},
        billing_configuration: {},
        tax_identifications: [],
        payment_terms: [],
      });
    }
  });

  it('names only fields that get another value if a whole customer is sent with on_conflict=update', async () => {
    for (const customer of [completeCustomer(), newCustomer({ first_name: 'Ada' })]) {
      const { id, full_name, documents, created_at, updated_at, archived_at, ...whole } =
        await registeredCustomer(customer);
      const body = jsonBody({ customers: [whole, { ...whole, city: 'Porto' }] });
      const { data } = await expectSuccess(route, { query: { on_conflict: 'update' }, body });
      expect(data).toMatchObject({ unchanged_count: 1, customers_updated: [{ index: 1, changed_fields: ['city'] }] });
    }
  });

  it('gives customers of different requests different ids', async () => {
    const results = [await bulkCreate([newCustomer()]), await bulkCreate([newCustomer()])];
    expect(new Set(results.map(({ customers_created }) => customers_created[0]?.data.id)).size).toBe(2);
  });
});
