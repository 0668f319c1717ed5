import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.js';
import { failsWithoutDetails, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.js';

describe.each(routesOf('archiveCustomer'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('fails without a word about its inside', () => failsWithoutDetails(route));
});
