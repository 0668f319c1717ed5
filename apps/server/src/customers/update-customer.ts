import { isDeepStrictEqual } from 'node:util';
import type { Services } from '../services.ts';
import { changeCustomer } from './change-customer.ts';
import type { CustomerAttributes, CustomerRecord } from './customer-record.ts';

/** The fields of an update. A value replaces the former one whole, `null` clears the field, an absent field stays. */
export type CustomerChanges = Readonly<Partial<Pick<CustomerAttributes, 'customer_type' | 'primary_email'>>> & {
  readonly [Field in OptionalField]?: CustomerAttributes[Field] | null;
};

type OptionalField = Exclude<keyof CustomerAttributes, 'customer_key' | 'customer_type' | 'primary_email'>;

/**
 * Changes fields of a customer. `updated_at` moves only where a field gets another value than it had.
 *
 * @throws DomainError `customer_not_found`, `primary_email_taken`.
 */
export function updateCustomer(
  services: Pick<Services, 'customers' | 'now'>,
  tenantId: string,
  customerKey: string,
  changes: CustomerChanges,
): Promise<CustomerRecord> {
  return changeCustomer(services, tenantId, customerKey, (current) => changedBy(current, changes, services.now()));
}

/** The record with the changes; the record itself where they change nothing. */
export function changedBy(current: CustomerRecord, changes: CustomerChanges, now: Date): CustomerRecord {
  const attributes = withChanges(current.attributes, changes);
  return isDeepStrictEqual(attributes, current.attributes) ? current : { ...current, attributes, updated_at: now };
}

function withChanges(attributes: CustomerAttributes, changes: CustomerChanges): CustomerAttributes {
  const fields = Object.entries({ ...attributes, ...changes });
  return Object.fromEntries(fields.filter(([, value]) => value !== null)) as unknown as CustomerAttributes;
}
