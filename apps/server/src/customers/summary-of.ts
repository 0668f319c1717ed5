import type { CustomerSummary } from '@rollcall/contract';
import type { CustomerRecord } from './customer-record.ts';
import { displayName } from './names.ts';

/** What an answer says of one customer among many, beside its key. */
export function summaryOf({ id, attributes }: Pick<CustomerRecord, 'id' | 'attributes'>): CustomerSummary {
  const { customer_type, primary_email } = attributes;
  return { id, customer_type, primary_email, display_name: displayName(attributes) };
}
