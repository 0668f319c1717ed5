import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesMalformedKeys, refusesMalformedQueries } from '../../src/guarantees/urls.ts';

describe.each(routesOf('unarchiveCustomer'))('$method $path', (route) => {
  it('refuses a key with a malformed percent-encoding', () => refusesMalformedKeys(route));

  it('refuses a query with a malformed percent-encoding', () => refusesMalformedQueries(route));
});
