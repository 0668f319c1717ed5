import type { Services } from '../services.ts';
import { toConflictError } from './conflict-issues.ts';
import { type CustomerAttributes, type CustomerRecord, newCustomerRecord } from './customer-record.ts';

/**
 * Creates one customer, under the rules of `createCustomers`.
 *
 * @throws DomainError `customer_key_taken` or `primary_email_taken`, with every conflict in its issues.
 */
export async function createCustomer(
  services: Pick<Services, 'customers' | 'now' | 'newId'>,
  tenantId: string,
  attributes: CustomerAttributes,
): Promise<CustomerRecord> {
  const record = newCustomerRecord(services.newId(), attributes, services.now());
  const [outcome] = await services.customers.insertMany(tenantId, [record]);
  if (outcome === undefined) throw new Error('the store did not answer for the record that it was given');
  if ('conflicts' in outcome) throw toConflictError(outcome.conflicts);
  return record;
}
