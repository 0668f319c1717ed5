import { describe, expect } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { asksToTryAgain, itWithFaultInjection } from '../../src/guarantees/failures-on-demand.ts';
import { csvForm, csvOf } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  itWithFaultInjection('asks the client to try again later', () => asksToTryAgain(route));

  itWithFaultInjection('has created nobody of the file', async () => {
    const { customer_key, ...customer } = newCustomer();
    const body = csvForm(csvOf([{ customer_key, ...customer }]));
    await expectFailure(503, route, { body, headers: { prefer: 'code=503' } });
    expect((await expectFailure(404, routeOf('getCustomer'), { path: { customer_key } })).code).toBe(
      'customer_not_found',
    );
  });
});
