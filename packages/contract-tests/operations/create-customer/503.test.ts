import { describe, expect } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { asksToTryAgain, itWithFaultInjection } from '../../src/guarantees/failures-on-demand.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  itWithFaultInjection('asks the client to try again later', () => asksToTryAgain(route));

  itWithFaultInjection('has not created the customer', async () => {
    const customer = newCustomer();
    await expectFailure(503, route, { body: jsonBody(customer), headers: { prefer: 'code=503' } });
    const { customer_key } = customer;
    expect((await expectFailure(404, routeOf('getCustomer'), { path: { customer_key } })).code).toBe(
      'customer_not_found',
    );
  });
});
