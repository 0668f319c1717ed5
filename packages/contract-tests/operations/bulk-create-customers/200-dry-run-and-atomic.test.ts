import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { newCustomer, registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('bulkCreateCustomers'))('$method $path', (route) => {
  const bulk = async (query: Readonly<Record<string, string>>, ...customers: unknown[]) =>
    (await expectSuccess(route, { query, body: jsonBody({ customers }) })).data;
  const isMissing = (customer_key: string) => expectFailure(404, routeOf('getCustomer'), { path: { customer_key } });

  it('stores nothing of a dry run, but answers as if it had', async () => {
    const [before, created] = [await registeredCustomer(), newCustomer()];
    const changed = { ...newCustomer({ customer_key: before.customer_key }), city: 'Porto' };
    const data = await bulk({ dry_run: 'true', on_conflict: 'update' }, created, changed);
    expect(data).toMatchObject({ successful_count: 1, customers_updated: [{ index: 1 }] });
    await isMissing(created.customer_key);
    expect(await retrievedCustomer(before.customer_key)).toEqual(before);
  });

  it('finds the conflicts of a dry run by the rules of any other request', async () => {
    const existing = await registeredCustomer();
    const customers = [newCustomer({ primary_email: existing.primary_email.toUpperCase() }), newCustomer()];
    const again = newCustomer({ primary_email: customers[1]?.primary_email.toUpperCase() ?? '' });
    const { customers_failed } = await bulk({ dry_run: 'true' }, ...customers, again);
    expect(customers_failed.map(({ index, code }) => ({ index, code }))).toEqual([
      { index: 0, code: 'primary_email_taken' },
      { index: 2, code: 'primary_email_taken' },
    ]);
  });

  it('keeps the problem of each customer that makes an atomic request fail', async () => {
    const { customer_key } = await registeredCustomer();
    const failing = [newCustomer({ customer_key }), { ...newCustomer(), customer_type: 'FIRM' }];
    const [first, ...others] = (await bulk({ atomic: 'true' }, newCustomer(), ...failing)).customers_failed;
    expect(first).toMatchObject({ index: 0, code: 'not_attempted' });
    expect(others).toEqual((await bulk({}, newCustomer(), ...failing)).customers_failed);
  });

  it('stores all customers of an atomic request or, if one of them fails, none', async () => {
    const [first, second] = [newCustomer(), newCustomer()];
    expect(await bulk({ atomic: 'true' }, first, { ...second, customer_type: 'FIRM' })).toMatchObject({
      failed_count: 2,
    });
    await isMissing(first.customer_key);
    const { customers_failed } = await bulk({ atomic: 'true' }, first, null, second);
    expect(customers_failed.map(({ code }) => code)).toEqual(['not_attempted', 'invalid_type', 'not_attempted']);
    await isMissing(second.customer_key);
    expect(await bulk({ atomic: 'true' }, first, second)).toMatchObject({ successful_count: 2 });
    expect(await retrievedCustomer(first.customer_key)).toMatchObject(first);
  });
});
