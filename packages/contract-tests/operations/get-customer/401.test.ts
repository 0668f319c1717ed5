import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesMissingKey, refusesUnknownKeys, tellsNothingWithoutKey } from '../../src/guarantees/keys.ts';

describe.each(routesOf('getCustomer'))('$method $path', (route) => {
  it('refuses a request without a key', () => refusesMissingKey(route));

  it('refuses a key that is unknown, or almost right', () => refusesUnknownKeys(route));

  it('tells nothing else about the request', () => tellsNothingWithoutKey(route));
});
