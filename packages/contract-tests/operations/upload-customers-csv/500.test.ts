import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { failsWithoutDetails, itWhereServerFailsOnDemand } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('fails without a word about its inside', () => failsWithoutDetails(route));
});
