import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.js';
import { asksToTryAgain, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.js';

describe.each(routesOf('getCustomer'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('asks the client to try again later', () => asksToTryAgain(route));
});
