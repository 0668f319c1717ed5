import { describe, expect } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { asksToTryAgain, itWithFaultInjection } from '../../src/guarantees/failures-on-demand.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';

describe.each(routesOf('bulkCreateCustomers'))('$method $path', (route) => {
  itWithFaultInjection('asks the client to try again later', () => asksToTryAgain(route));

  itWithFaultInjection('has created none of the customers', async () => {
    const customers = [newCustomer(), newCustomer()];
    await expectFailure(503, route, { body: jsonBody({ customers }), headers: { prefer: 'code=503' } });
    for (const { customer_key } of customers) {
      const { code } = await expectFailure(404, routeOf('getCustomer'), { path: { customer_key } });
      expect(code).toBe('customer_not_found');
    }
  });
});
