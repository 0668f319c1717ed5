import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.js';
import { refusesMalformedQueries } from '../../src/guarantees/urls.js';

describe.each(routesOf('listCustomers'))('$method $path', (route) => {
  it('refuses a query with a malformed percent-encoding', () => refusesMalformedQueries(route));
});
