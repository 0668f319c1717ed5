import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { asksToWaitForTheFirst, itWithFaultInjection } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('unarchiveCustomer'))('$method $path', (route) => {
  itWithFaultInjection('asks to wait while the first request with the key is in progress', () =>
    asksToWaitForTheFirst(route),
  );
});
