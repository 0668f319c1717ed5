import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { BulkCreateResult, Customer, CustomerCreate } from '@rollcall/contract';
import { routeOf } from '../document/operations.ts';
import { jsonBody } from './bodies.ts';
import { expectStatus, expectSuccess } from './request.ts';

/** Creates a customer. `headers` may have the key of another tenant. */
export async function registeredCustomer(
  fields: Partial<CustomerCreate> = {},
  headers: OutgoingHttpHeaders = {},
): Promise<Customer> {
  const request = { headers, body: jsonBody(newCustomer(fields)) };
  const { data } = await expectSuccess(routeOf('createCustomer'), request);
  return data;
}

/** Creates and archives a customer. `headers` may have the key of another tenant. */
export async function archivedCustomer(
  fields: Partial<CustomerCreate> = {},
  headers: OutgoingHttpHeaders = {},
): Promise<Customer> {
  const { customer_key } = await registeredCustomer(fields, headers);
  const { data } = await expectSuccess(routeOf('archiveCustomer'), { headers, path: { customer_key } });
  return data;
}

/** The customer with this key as the registry returns it. */
export async function retrievedCustomer(customer_key: string): Promise<Customer> {
  const { data } = await expectSuccess(routeOf('getCustomer'), { path: { customer_key } });
  return data;
}

/** The entity tag of the customer with this key. */
export async function entityTagOf(customer_key: string): Promise<string> {
  const { headers } = await expectStatus(200, routeOf('getCustomer'), { path: { customer_key } });
  return headers.get('etag') ?? '';
}

/** Creates customers until the clock of the server has passed a time. Returns the later time. */
export async function timeAfter(time: string): Promise<string> {
  const { created_at } = await registeredCustomer();
  return created_at > time ? created_at : timeAfter(time);
}

/** Sends the items in one bulk create. They need not be valid customers. */
export async function bulkCreate(customers: readonly unknown[]): Promise<BulkCreateResult> {
  const { data } = await expectSuccess(routeOf('bulkCreateCustomers'), { body: jsonBody({ customers }) });
  return data;
}

/** A valid customer with the required fields only, which no registry has yet. */
export function newCustomer(fields: Partial<CustomerCreate> = {}): CustomerCreate {
  return { customer_key: uniqueKey(), customer_type: 'INDIVIDUAL', primary_email: uniqueEmail(), ...fields };
}

/**
 * A short text of lower-case letters and digits that no other test uses.
 *
 * Tests run in parallel against one registry, which need not be empty. Everything that they create carries such a tag.
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
