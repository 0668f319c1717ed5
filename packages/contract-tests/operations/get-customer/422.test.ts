import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.js';
import { refusesImpossibleKeys } from '../../src/guarantees/path-parameters.js';
import { refusesUnknownParameters } from '../../src/guarantees/query-parameters.js';

describe.each(routesOf('getCustomer'))('$method $path', (route) => {
  it('refuses a key that no customer can have', () => refusesImpossibleKeys(route));

  it('refuses a query parameter that does not exist', () => refusesUnknownParameters(route));
});
