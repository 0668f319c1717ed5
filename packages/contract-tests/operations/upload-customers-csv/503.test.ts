import { describe, expect } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { asksToTryAgain, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.ts';
import { csvForm, csvOf } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { refusal } from '../../src/requests/request.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('asks the client to try again later', () => asksToTryAgain(route));

  itWhereServerFailsOnDemand('has created nobody of the file', async () => {
    const { customer_key, ...customer } = newCustomer();
    const body = csvForm(csvOf([{ customer_key, ...customer }]));
    await refusal(503, route, { body, headers: { prefer: 'code=503' } });
    expect((await refusal(404, routeOf('getCustomer'), { path: { customer_key } })).code).toBe('customer_not_found');
  });
});
