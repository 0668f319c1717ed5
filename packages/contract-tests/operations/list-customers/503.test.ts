import { describe } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { asksToTryAgain, itWithFaultInjection } from '../../src/guarantees/failures-on-demand.ts';

describe.each(routesOf('listCustomers'))('$method $path', (route) => {
  itWithFaultInjection('asks the client to try again later', () => asksToTryAgain(route));
});
