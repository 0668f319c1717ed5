import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { itWhereServerFailsOnDemand, saysWhenThereIsMore } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('archiveCustomer'))('$method $path', (route) => {
  itWhereServerFailsOnDemand('says when the quota is whole again', () => saysWhenThereIsMore(route));
});
