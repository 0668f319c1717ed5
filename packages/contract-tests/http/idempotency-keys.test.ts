import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { acceptsIdempotencyKey } from '../src/document/generic-responses.ts';
import { operationOf, routeOf, routes } from '../src/document/operations.ts';
import { csvForm, csvOf, jsonBody } from '../src/requests/bodies.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { newCustomer, registeredCustomer } from '../src/requests/customers.ts';
import { expectFailure, expectStatus, successStatus } from '../src/requests/request.ts';
import { itWithClock, itWithTwoTenants, target } from '../src/target/target.ts';

const repeatable = routes.filter(({ operationId }) => acceptsIdempotencyKey(operationOf(operationId)));

describe('a request without effect', () => {
  const route = routeOf('bulkCreateCustomers');
  const send = (headers: Record<string, string>, query: Record<string, string>, customers: readonly object[]) =>
    expectStatus(200, route, { headers, query, body: jsonBody({ customers }) });

  it.each([
    { what: 'a dry run', query: { dry_run: 'true' }, customers: () => [newCustomer()] },
    { what: 'a request that creates nobody', query: {}, customers: () => [{}] },
  ])('runs again when it is repeated: $what', async ({ query, customers }) => {
    const [headers, sent] = [{ 'idempotency-key': randomUUID() }, customers()];
    await send(headers, query, sent);
    const second = await send(headers, query, sent);
    expect(second.headers.has('idempotency-replayed')).toBe(false);
  });
});

it('a dry run of an upload runs again when it is repeated, and stores no response', async () => {
  const request = { headers: { 'idempotency-key': randomUUID() }, body: csvForm(csvOf([newCustomer()])) };
  const [route, query] = [routeOf('uploadCustomersCsv'), { dry_run: 'true' }];
  await expectStatus(200, route, { ...request, query });
  const second = await expectStatus(200, route, { ...request, query });
  expect(second.headers.has('idempotency-replayed')).toBe(false);
  await expectStatus(200, route, request);
});

describe('an idempotency key', () => {
  const [create, bulk] = [routeOf('createCustomer'), routeOf('bulkCreateCustomers')];
  const reused = { code: 'idempotency_key_reused' };

  it('is rejected with another body, query, path or operation', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const customer = newCustomer();
    const body = jsonBody({ customers: [customer] });
    await expectStatus(200, bulk, { headers, body });
    for (const other of [
      { headers, body: jsonBody({ customers: [{ ...customer, city: 'Porto' }] }) },
      { headers, body, query: { on_conflict: 'update' } },
      { headers, body, query: { dry_run: 'true' } },
      { headers, body, query: { atomic: 'true' } },
    ]) {
      expect(await expectFailure(422, bulk, other)).toMatchObject(reused);
    }
    expect(await expectFailure(422, create, { headers, body: jsonBody(customer) })).toMatchObject(reused);
  });

  it('of an archiving is rejected for another customer, and for unarchiving', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const [{ customer_key }, other] = [await registeredCustomer(), await registeredCustomer()];
    const [archive, unarchive] = [routeOf('archiveCustomer'), routeOf('unarchiveCustomer')];
    await expectStatus(200, archive, { headers, path: { customer_key } });
    const otherPath = { customer_key: other.customer_key };
    expect(await expectFailure(422, archive, { headers, path: otherPath })).toMatchObject(reused);
    expect(await expectFailure(422, unarchive, { headers, path: { customer_key } })).toMatchObject(reused);
  });

  it('is that of one upload, whatever boundary its form has', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const file = csvOf([newCustomer()]);
    const upload = routeOf('uploadCustomersCsv');
    const first = await expectStatus(200, upload, { headers, body: csvForm(file, 'csv', 'one') });
    const second = await expectStatus(200, upload, { headers, body: csvForm(file, 'csv', 'another') });
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body.toString()).toBe(first.body.toString());
    const other = csvForm(csvOf([newCustomer()]));
    expect(await expectFailure(422, upload, { headers, body: other })).toMatchObject(reused);
  });

  itWithClock('is forgotten after 24 hours, and not before', async () => {
    const at = (time: string) => ({ 'idempotency-key': key, prefer: `now="${time}"` });
    const key = randomUUID();
    const body = jsonBody(newCustomer());
    await expectStatus(201, create, { headers: at('2026-01-31T12:00:00.000Z'), body });
    const later = await expectStatus(201, create, { headers: at('2026-02-01T11:59:59.999Z'), body });
    expect(later.headers.get('idempotency-replayed')).toBe('true');
    await expectStatus(409, create, { headers: at('2026-02-01T12:00:00.000Z'), body });
  });

  itWithTwoTenants('of another tenant is another key', async () => {
    const [headers, body] = [{ 'idempotency-key': randomUUID() }, jsonBody(newCustomer())];
    await expectStatus(201, create, { headers, body });
    const other = await expectStatus(201, create, { headers: { ...headers, 'x-api-key': target.otherApiKey }, body });
    expect(other.headers.has('idempotency-replayed')).toBe(false);
  });
});

describe.each(cases('routes that accept an idempotency key', repeatable))('$method $path', (route) => {
  it('executes a repeated request once and returns the same response again', async () => {
    const request = { ...(await completeRequest(route)), headers: { 'idempotency-key': randomUUID() } };
    const first = await expectStatus(successStatus(route), route, request);
    const second = await expectStatus(successStatus(route), route, request);
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body.toString()).toBe(first.body.toString());
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('treats a key in quotation marks like the key without them', async () => {
    const [key, request] = [randomUUID(), await completeRequest(route)];
    const first = await expectStatus(successStatus(route), route, { ...request, headers: { 'idempotency-key': key } });
    const quoted = { ...request, headers: { 'idempotency-key': `"${key}"` } };
    const second = await expectStatus(successStatus(route), route, quoted);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body.toString()).toBe(first.body.toString());
  });

  it('rejects an idempotency key that is too long', async () => {
    const request = { ...(await completeRequest(route)), headers: { 'idempotency-key': 'x'.repeat(256) } };
    expect((await expectStatus(422, route, request)).body.toString()).toContain('Idempotency-Key');
  });
});
