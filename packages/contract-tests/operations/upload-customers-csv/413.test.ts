import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesAnnouncedSize, refusesCountedSize } from '../../src/guarantees/sizes.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  it('refuses a file that is announced as too large, before it comes', () => refusesAnnouncedSize(route));

  it('refuses a file that turns out to be too large', () => refusesCountedSize(route));
});
