import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { asksToWaitForTheFirst, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('asks to wait while the first request with the key is in progress', () =>
    asksToWaitForTheFirst(route),
  );
});
