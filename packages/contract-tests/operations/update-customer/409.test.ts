import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { archivedCustomer, registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';

describe.each(routesOf('updateCustomer'))('$method $path', (route) => {
  it.each([
    { what: 'another customer', other: () => registeredCustomer(), archived: false },
    { what: 'an archived customer', other: () => archivedCustomer(), archived: true },
  ])('rejects the email address of $what and changes nothing', async ({ other, archived }) => {
    const { id, customer_key, primary_email } = await other();
    const before = await registeredCustomer();
    const changes = { city: 'Lisbon', primary_email: primary_email.toUpperCase() };
    expect(await expectFailure(409, route, { path: pathOf(before), body: jsonBody(changes) })).toMatchObject({
      message: 'Primary email has already been used',
      code: 'primary_email_taken',
      issues: [{ code: 'primary_email_taken', field: 'primary_email' }],
      existing: { id, customer_key, archived },
    });
    expect(await retrievedCustomer(before.customer_key)).toEqual(before);
  });
});

function pathOf({ customer_key }: { customer_key: string }): { customer_key: string } {
  return { customer_key };
}
