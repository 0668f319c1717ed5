import { describe, expect } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { asksToTryAgain, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { refusal } from '../../src/requests/request.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('asks the client to try again later', () => asksToTryAgain(route));

  itWhereServerFailsOnDemand('has not created the customer', async () => {
    const customer = newCustomer();
    await refusal(503, route, { body: jsonBody(customer), headers: { prefer: 'code=503' } });
    const { customer_key } = customer;
    expect((await refusal(404, routeOf('getCustomer'), { path: { customer_key } })).code).toBe('customer_not_found');
  });
});
