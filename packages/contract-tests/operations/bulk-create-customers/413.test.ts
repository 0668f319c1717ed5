import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesAnnouncedSize, refusesCountedSize, takesLargestJson } from '../../src/guarantees/sizes.ts';

describe.each(routesOf('bulkCreateCustomers'))('$method $path', (route) => {
  it('refuses a body that is announced as too large, before it comes', () => refusesAnnouncedSize(route));

  it('refuses a body that turns out to be too large', () => refusesCountedSize(route));

  it('takes a body of exactly the largest size', () => takesLargestJson(route));
});
