import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { acceptsIdempotencyKey } from '../src/document/generic-responses.ts';
import { operationOf, routeOf, routes } from '../src/document/operations.ts';
import { jsonBody } from '../src/requests/bodies.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { newCustomer } from '../src/requests/customers.ts';
import { expectStatus, successStatus } from '../src/requests/request.ts';

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
