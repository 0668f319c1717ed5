import { describe, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { refusesToAnswerInOtherThanJson } from '../../src/guarantees/negotiation.ts';

describe.each(routesOf('deleteCustomer'))('$method $path', (route) => {
  it('refuses to answer in anything but JSON', () => refusesToAnswerInOtherThanJson(route));
});
