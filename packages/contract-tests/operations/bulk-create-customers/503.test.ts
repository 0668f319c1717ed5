import { describe, expect } from 'vitest';
import { newCustomer } from '../../src/customers/new-customer.ts';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { refusal } from '../../src/exchange/ask.ts';
import { jsonBody } from '../../src/exchange/request-body.ts';
import { asksToTryAgain, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.ts';

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
