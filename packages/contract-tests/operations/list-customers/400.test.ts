import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesMalformedQueries } from '../../src/guarantees/urls.ts';

describe.each(routesOf('listCustomers'))('$method $path', (route) => {
  it('refuses a query with a malformed percent-encoding', () => refusesMalformedQueries(route));
});
