import type { Customer, CustomerSummary } from '../types.ts';

/** What a bulk create would have answered of a customer. */
export function toCustomerSummary({ id, customer_type, primary_email, display_name }: Customer): CustomerSummary {
  return { id, customer_type, primary_email, display_name };
}
