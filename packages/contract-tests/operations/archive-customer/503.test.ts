import { describe, expect } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { asksToTryAgain, itWithFaultInjection } from '../../src/guarantees/failures-on-demand.ts';
import { registeredCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';

describe.each(routesOf('archiveCustomer'))('$method $path', (route) => {
  itWithFaultInjection('asks the client to try again later', () => asksToTryAgain(route));

  itWithFaultInjection('has left the customer as it was', async () => {
    const customer = await registeredCustomer();
    const { customer_key } = customer;
    await expectFailure(503, route, { path: { customer_key }, headers: { prefer: 'code=503' } });
    expect(await retrievedCustomer(customer_key)).toEqual(customer);
  });
});
