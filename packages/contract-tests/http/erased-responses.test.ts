import { randomUUID } from 'node:crypto';
import type { CustomerCreate } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { jsonBody } from '../src/requests/bodies.ts';
import { newCustomer, registeredCustomer } from '../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess } from '../src/requests/request.ts';

const bulk = routeOf('bulkCreateCustomers');

interface Naming {
  readonly how: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The customer of the request that makes the response name the other one. */
  readonly sent: (named: CustomerCreate) => CustomerCreate;
}

/** The ways in which the response to a request can name a customer that the request has not created. */
const namings: readonly Naming[] = [
  { how: 'as updated', query: { on_conflict: 'update' }, sent: (named) => ({ ...named, city: 'Porto' }) },
  { how: 'as skipped', query: { on_conflict: 'skip' }, sent: (named) => named },
  {
    how: 'as failed, since the row with its key is not valid',
    sent: ({ customer_key }) => ({ ...newCustomer(), customer_key, primary_email: 'nobody' }),
  },
  {
    how: 'as the existing customer with its key',
    sent: (named) => ({ ...newCustomer(), customer_key: named.customer_key }),
  },
  {
    how: 'as the existing customer with the address of another one that was skipped',
    query: { on_conflict: 'skip' },
    sent: (named) => ({ ...newCustomer(), primary_email: named.primary_email }),
  },
  {
    how: 'as the existing customer with the address of another one that failed',
    sent: (named) => ({ ...newCustomer(), primary_email: named.primary_email }),
  },
];

it.each(namings)('a response that names a customer $how is erased when this customer is deleted', async (naming) => {
  const { customer_key, primary_email, customer_type } = await registeredCustomer();
  const sent = naming.sent({ customer_key, primary_email, customer_type });
  const request = {
    headers: { 'idempotency-key': randomUUID() },
    query: naming.query ?? {},
    // A response to a request without effect is not stored.
    body: jsonBody({ customers: [newCustomer(), sent] }),
  };
  await expectStatus(200, bulk, request);
  const replayed = await expectStatus(200, bulk, request);
  expect(replayed.headers.get('idempotency-replayed')).toBe('true');
  await expectSuccess(routeOf('deleteCustomer'), { path: { customer_key } });
  expect(await expectFailure(409, bulk, request)).toMatchObject({ code: 'idempotency_response_erased' });
});
