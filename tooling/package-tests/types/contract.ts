// Exactly the marked lines are errors. An `any` in the types of the contract would let one of them pass.
import type { components, OperationId, paths } from '@rollcall/contract';

type Query = NonNullable<paths['/customers']['get']['parameters']['query']>;
type Customer = components['schemas']['Customer'];

export const query: Query = { search_term: 'jane', per_page: 10 };
// @ts-expect-error a parameter that the document does not have
export const misspelt: Query = { search: 'jane' };
// @ts-expect-error an operation that the document does not have
export const operation: OperationId = 'createCustmer';

export function keyOf(customer: Customer): string {
  // @ts-expect-error a string is not a number
  const key: number = customer.customer_key;
  return `${key}`;
}
