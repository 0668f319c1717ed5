import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesBodiesDeclaredAs, refusesUndeclaredBodies } from '../../src/guarantees/media-types.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  it('refuses a body that is declared as anything but a form', () =>
    refusesBodiesDeclaredAs(['application/json', 'text/csv', 'application/x-www-form-urlencoded'], route));

  it('refuses a body of which nothing is declared', () => refusesUndeclaredBodies(route));
});
