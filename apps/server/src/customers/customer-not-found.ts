import { DomainError } from '../domain-error.ts';

/** No customer of the tenant has this key. A customer of another tenant is answered in the same words. */
export function customerNotFound(customerKey: string): DomainError {
  return new DomainError('customer_not_found', `No customer has the key "${customerKey}"`);
}
