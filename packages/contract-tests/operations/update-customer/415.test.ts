import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesBodiesDeclaredAs, refusesUndeclaredBodies } from '../../src/guarantees/media-types.ts';

describe.each(routesOf('updateCustomer'))('$method $path', (route) => {
  it('refuses a body that is declared as anything but JSON', () =>
    refusesBodiesDeclaredAs(['text/plain', 'application/xml', 'application/json5'], route));

  it('refuses a body of which nothing is declared', () => refusesUndeclaredBodies(route));
});
