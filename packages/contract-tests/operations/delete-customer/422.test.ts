import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesImpossibleKeys } from '../../src/guarantees/path-parameters.ts';
import { refusesUnknownParameters } from '../../src/guarantees/query-parameters.ts';

describe.each(routesOf('deleteCustomer'))('$method $path', (route) => {
  it('refuses a key that no customer can have', () => refusesImpossibleKeys(route));

  it('refuses a query parameter that does not exist', () => refusesUnknownParameters(route));
});
