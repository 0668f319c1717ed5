import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.js';
import { itWhereServerFailsOnDemand, saysWhenThereIsMore } from '../../src/guarantees/failures-on-demand.js';

describe.each(routesOf('updateCustomer'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('says when the quota is whole again', () => saysWhenThereIsMore(route));
});
