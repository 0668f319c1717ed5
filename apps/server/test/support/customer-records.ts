import { v7 as newId } from 'uuid';
import { type CustomerAttributes, type CustomerRecord, newCustomerRecord } from '../../src/customers/customer.ts';

/** A valid customer of this key, with an email address that follows from it unless another is given. */
export function attributesOf(customerKey: string, others: Partial<CustomerAttributes> = {}): CustomerAttributes {
  return {
    customer_key: customerKey,
    customer_type: 'INDIVIDUAL',
    primary_email: `${customerKey}@example.com`,
    ...others,
  };
}

/** The same as a new record, created at the given moment. */
export function recordOf(
  customerKey: string,
  others: Partial<CustomerAttributes> = {},
  createdAt = new Date('2026-11-23T09:30:00.000Z'),
): CustomerRecord {
  return newCustomerRecord(newId(), attributesOf(customerKey, others), createdAt);
}

/** A valid body of a create. Its key and email address follow from the name. */
export function customerNamed(name: string, others: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { customer_key: name, customer_type: 'INDIVIDUAL', primary_email: `${name}@example.com`, ...others };
}
