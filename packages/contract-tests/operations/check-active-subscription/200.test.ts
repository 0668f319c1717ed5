import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { archivedCustomer, registeredCustomer } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('checkActiveSubscription'))('$method $path', (route) => {
  it.each([
    { what: 'a customer', registered: () => registeredCustomer() },
    { what: 'an archived customer', registered: () => archivedCustomer() },
  ])('says that $what has no active subscription', async ({ registered }) => {
    const { customer_key } = await registered();
    const { message, data } = await expectSuccess(route, { path: { customer_key } });
    expect(message).toBe('Active subscription status fetched');
    expect(data).toEqual({ has_active_subscription: false });
  });
});
