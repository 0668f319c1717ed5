import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { acceptsIdempotencyKey } from '../src/document/generic-responses.ts';
import { operationOf, routes } from '../src/document/operations.ts';
import { completeRequest } from '../src/requests/complete-request.ts';
import { expectStatus, successStatus } from '../src/requests/request.ts';

const repeatable = routes.filter(({ operationId }) => acceptsIdempotencyKey(operationOf(operationId)));

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
