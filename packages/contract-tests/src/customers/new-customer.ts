import type { CustomerCreate } from '@rollcall/contract';
import { uniqueEmail, uniqueKey } from './unique.ts';

/** A valid customer with only what is required, that no registry has yet. */
export function newCustomer(fields: Partial<CustomerCreate> = {}): CustomerCreate {
  return { customer_key: uniqueKey(), customer_type: 'INDIVIDUAL', primary_email: uniqueEmail(), ...fields };
}
