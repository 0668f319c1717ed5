import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import {
  refusesDeletedCustomer,
  refusesUnknownCustomer,
  tellsKeysApart,
} from '../../src/guarantees/unknown-customers.ts';

describe.each(routesOf('deleteCustomer'))('$method $path', (route) => {
  it('refuses a key that no customer has', () => refusesUnknownCustomer(route));

  it('refuses the key of a customer that was deleted', () => refusesDeletedCustomer(route));

  it('takes no key for another that resembles it', () => tellsKeysApart(route));
});
