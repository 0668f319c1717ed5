import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { itWithFaultInjection, saysWhenThereIsMore } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  itWithFaultInjection('says when the quota is whole again', () => saysWhenThereIsMore(route));
});
