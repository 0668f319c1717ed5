import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import {
  refusesDeepNesting,
  refusesInvalidUtf8,
  refusesMalformedJson,
} from '../../src/guarantees/unreadable-bodies.ts';
import { refusesMalformedQueries } from '../../src/guarantees/urls.ts';

describe.each(routesOf('createCustomer'))('$method $path', (route) => {
  it('refuses a body that is not JSON, and says where', () => refusesMalformedJson(route));

  it('refuses a body that is not UTF-8', () => refusesInvalidUtf8(route));

  it('refuses a body that nests too deeply', () => refusesDeepNesting(route));

  it('refuses a query with a malformed percent-encoding', () => refusesMalformedQueries(route));
});
