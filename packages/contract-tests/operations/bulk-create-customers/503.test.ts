import { describe, expect } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { asksToTryAgain, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { refusal } from '../../src/requests/request.ts';

describe.each(routesOf('bulkCreateCustomers'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('asks the client to try again later', () => asksToTryAgain(route));

  itWhereServerFailsOnDemand('has created none of the customers', async () => {
    const customers = [newCustomer(), newCustomer()];
    await refusal(503, route, { body: jsonBody({ customers }), headers: { prefer: 'code=503' } });
    for (const { customer_key } of customers) {
      const { code } = await refusal(404, routeOf('getCustomer'), { path: { customer_key } });
      expect(code).toBe('customer_not_found');
    }
  });
});
