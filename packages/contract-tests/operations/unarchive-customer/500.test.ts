import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { failsWithoutDetails, itWithFaultInjection } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('unarchiveCustomer'))('$method $path', (route) => {
  itWithFaultInjection('fails without a word about its inside', () => failsWithoutDetails(route));
});
