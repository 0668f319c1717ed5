import { randomBytes } from 'node:crypto';
import type { BulkCreateResult, Customer, CustomerCreate } from '@rollcall/contract';
import { routeOf } from '../document/operations.ts';
import { jsonBody } from './bodies.ts';
import { expectSuccess } from './request.ts';

/** A customer that is in the registry from now on. */
export async function registeredCustomer(fields: Partial<CustomerCreate> = {}): Promise<Customer> {
  const { data } = await expectSuccess(routeOf('createCustomer'), { body: jsonBody(newCustomer(fields)) });
  return data;
}

/** A customer that is in the registry and archived. */
export async function archivedCustomer(fields: Partial<CustomerCreate> = {}): Promise<Customer> {
  const { customer_key } = await registeredCustomer(fields);
  await expectSuccess(routeOf('archiveCustomer'), { path: { customer_key } });
  return retrievedCustomer(customer_key);
}

/** What the registry answers for this key. */
export async function retrievedCustomer(customer_key: string): Promise<Customer> {
  const { data } = await expectSuccess(routeOf('getCustomer'), { path: { customer_key } });
  return data;
}

/** What becomes of these items in one request; they need not be customers. */
export async function bulkCreate(customers: readonly unknown[]): Promise<BulkCreateResult> {
  const { data } = await expectSuccess(routeOf('bulkCreateCustomers'), { body: jsonBody({ customers }) });
  return data;
}

/** A valid customer with only what is required, that no registry has yet. */
export function newCustomer(fields: Partial<CustomerCreate> = {}): CustomerCreate {
  return { customer_key: uniqueKey(), customer_type: 'INDIVIDUAL', primary_email: uniqueEmail(), ...fields };
}

/**
 * A short text that no other test has: lower-case letters and digits.
 *
 * Tests run side by side against one registry, which need not be empty. Everything that they create carries such a tag.
 */
export function uniqueTag(): string {
  return `t${randomBytes(8).toString('hex')}`;
}

export function uniqueKey(): string {
  return `key_${uniqueTag()}`;
}

export function uniqueEmail(): string {
  return `${uniqueTag()}@example.com`;
}
