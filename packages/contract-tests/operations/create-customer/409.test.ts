import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { archivedCustomer, newCustomer, registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  it('rejects a key that already exists and names the existing customer', async () => {
    const { id, customer_key } = await registeredCustomer();
    expect(await expectFailure(409, route, { body: jsonBody(newCustomer({ customer_key })) })).toMatchObject({
      message: 'Customer key has already been used',
      code: 'customer_key_taken',
      issues: [{ code: 'customer_key_taken', field: 'customer_key' }],
      existing: { id, customer_key, archived: false },
    });
  });

  it('rejects an email address that already exists in another case, and creates nothing', async () => {
    const { id, customer_key, primary_email } = await registeredCustomer();
    const second = newCustomer({ primary_email: primary_email.toUpperCase() });
    expect(await expectFailure(409, route, { body: jsonBody(second) })).toMatchObject({
      message: 'Primary email has already been used',
      code: 'primary_email_taken',
      existing: { id, customer_key, archived: false },
    });
    await expectFailure(404, routeOf('getCustomer'), { path: { customer_key: second.customer_key } });
  });

  it('reports both conflicts, the key first, if the same customer is created again', async () => {
    const first = newCustomer();
    await registeredCustomer(first);
    const { code, message, issues } = await expectFailure(409, route, { body: jsonBody(first) });
    expect(code).toBe('customer_key_taken');
    expect(message).toBe('Customer key has already been used (and 1 more issue)');
    expect(issues.map(({ field }) => field)).toEqual(['customer_key', 'primary_email']);
  });

  it('does not replace an archived customer with the same key', async () => {
    const before = await archivedCustomer();
    const { customer_key } = before;
    expect(await expectFailure(409, route, { body: jsonBody(newCustomer({ customer_key })) })).toMatchObject({
      existing: { customer_key, archived: true },
    });
    expect(await retrievedCustomer(customer_key)).toEqual(before);
  });
});
