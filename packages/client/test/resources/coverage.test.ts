import { operations } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { Customers } from '../../src/resources/customers.ts';

/** The rule for names: the operationId without the noun, as `customers.` says it already. */
function methodName(operationId: string): string {
  return operationId.replace(/Customers?/, '');
}

/** Methods that are made of others. */
const composed = ['import', 'iterate', 'pages'];

it('every operation of the document has a method, and every method an operation', () => {
  const methods = Object.getOwnPropertyNames(Customers.prototype).filter((name) => name !== 'constructor');
  expect(methods.sort()).toEqual([...Object.keys(operations).map(methodName), ...composed].sort());
});
