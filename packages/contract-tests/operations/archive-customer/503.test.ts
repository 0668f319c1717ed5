import { describe, expect } from 'vitest';
import { registeredCustomer, retrievedCustomer } from '../../src/customers/registered-customer.ts';
import { routesOf } from '../../src/document/operations.ts';
import { refusal } from '../../src/exchange/ask.ts';
import { asksToTryAgain, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('archiveCustomer'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('asks the client to try again later', () => asksToTryAgain(route));

  itWhereServerFailsOnDemand('has left the customer as it was', async () => {
    const customer = await registeredCustomer();
    const { customer_key } = customer;
    await refusal(503, route, { path: { customer_key }, headers: { prefer: 'code=503' } });
    expect(await retrievedCustomer(customer_key)).toEqual(customer);
  });
});
