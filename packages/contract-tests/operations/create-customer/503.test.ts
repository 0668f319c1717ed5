import { describe, expect } from 'vitest';
import { newCustomer } from '../../src/customers/new-customer.ts';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { refusal } from '../../src/exchange/ask.ts';
import { jsonBody } from '../../src/exchange/request-body.ts';
import { asksToTryAgain, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('asks the client to try again later', () => asksToTryAgain(route));

  itWhereServerFailsOnDemand('has not created the customer', async () => {
    const customer = newCustomer();
    await refusal(503, route, { body: jsonBody(customer), headers: { prefer: 'code=503' } });
    const { customer_key } = customer;
    expect((await refusal(404, routeOf('getCustomer'), { path: { customer_key } })).code).toBe('customer_not_found');
  });
});
