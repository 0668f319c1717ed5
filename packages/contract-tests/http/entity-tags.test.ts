import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CustomerUpdate } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../src/document/document.ts';
import { acceptsIdempotencyKey, acceptsIfMatch } from '../src/document/generic-responses.ts';
import { operationOf, routes, routesOf } from '../src/document/operations.ts';
import { componentSchema } from '../src/document/schemas.ts';
import { jsonBody } from '../src/requests/bodies.ts';
import { completeCustomer } from '../src/requests/complete-customer.ts';
import { type CompleteRequest, completeRequest } from '../src/requests/complete-request.ts';
import { entityTagOf, registeredCustomer, retrievedCustomer, uniqueKey } from '../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess, successStatus } from '../src/requests/request.ts';

const tagged = routes.filter((route) => {
  const { headers = {} } = operationOf(route.operationId).responses[successStatus(route)] ?? {};
  return 'ETag' in headers;
});

describe.each(cases('routes whose success has an ETag', tagged))('$method $path', (route) => {
  it('answers with the entity tag that the customer has from then on', async () => {
    const request = await completeRequest(route);
    const { headers } = await expectStatus(successStatus(route), route, request);
    const tag = headers.get('etag');
    expect(tag).toMatch(/^"[!#-~]{16,}"$/);
    expect(await entityTagOf(keyOf(request))).toBe(tag);
  });
});

const fields = Object.keys(componentSchema('CustomerUpdate').properties ?? {}) as (keyof CustomerUpdate)[];

it.each(cases('routes that update a customer', routesOf('updateCustomer')))(
  '$method $path with another value of any field leads to another entity tag',
  async (route) => {
    const { customer_key } = await registeredCustomer();
    const [stored, values] = [await retrievedCustomer(customer_key), completeCustomer()];
    const others = fields.filter((name) => !isDeepStrictEqual(values[name] ?? null, stored[name] ?? null));
    expect(others.length).toBeGreaterThan(fields.length / 2);
    for (const field of others) {
      const before = await entityTagOf(customer_key);
      await expectSuccess(route, { path: { customer_key }, body: jsonBody({ [field]: values[field] }) });
      expect(await entityTagOf(customer_key), field).not.toBe(before);
    }
  },
);

const repeatable = tagged.filter(({ operationId }) => acceptsIdempotencyKey(operationOf(operationId)));

it.each(cases('repeatable routes whose success has an ETag', repeatable))(
  '$method $path answers a repeated request with the same entity tag again',
  async (route) => {
    const request = { ...(await completeRequest(route)), headers: { 'idempotency-key': randomUUID() } };
    const first = await expectStatus(successStatus(route), route, request);
    const second = await expectStatus(successStatus(route), route, request);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  },
);

const conditional = routes.filter(({ operationId }) => acceptsIfMatch(operationOf(operationId)));

/** Values of If-Match that have the current tag, written as TAG. A list is sent as several lines. */
const MATCHING = ['TAG', 'W/TAG', '"other", TAG', 'TAG,W/"other"', ', "a,b" ,\tTAG ,', ['"other"', 'TAG'], '*'];

/** Values without the current tag; CUT lacks its last character. */
const OTHER = ['"other"', '""', 'CUT', 'W/"other", "another"', '"W/TAG"', ['"other"', '"*"']];

const MALFORMED = ['', 'abc', '"', '"abc', 'abc"', "'abc'", '"a" "b"', '"a", b', '*, "a"', '**', 'w/"a"', 'W/a', '"é"'];

describe.each(cases('routes that accept If-Match', conditional))('$method $path', (route) => {
  it.each(cases('values', MATCHING))('takes effect if the customer has a tag of If-Match: %j', async (given) => {
    const request = await completeRequest(route);
    const headers = { 'If-Match': withTag(given, await entityTagOf(keyOf(request))) };
    await expectStatus(successStatus(route), route, { ...request, headers });
  });

  it.each(cases('values', OTHER))(
    'fails with 412 and changes nothing if the customer has no tag of If-Match: %j',
    async (given) => {
      const request = await completeRequest(route);
      const key = keyOf(request);
      const [before, tag] = [await retrievedCustomer(key), await entityTagOf(key)];
      const headers = { 'If-Match': withTag(given, tag) };
      expect(await expectFailure(412, route, { ...request, headers })).toMatchObject({
        code: 'precondition_failed',
        message: expect.stringContaining('get it again'),
        issues: [],
      });
      expect(await retrievedCustomer(key)).toEqual(before);
      expect(await entityTagOf(key)).toBe(tag);
    },
  );

  it('fails with 404 if there is no such customer, whatever If-Match says', async () => {
    for (const tag of ['*', '"other"']) {
      const path = { customer_key: uniqueKey() };
      const request = { ...(await completeRequest(route)), path, headers: { 'if-match': tag } };
      expect(await expectFailure(404, route, request)).toMatchObject({ code: 'customer_not_found' });
    }
  });

  it.each(MALFORMED)('rejects the malformed If-Match %j by name, and changes nothing', async (malformed) => {
    const request = await completeRequest(route);
    const before = await retrievedCustomer(keyOf(request));
    expect(await expectFailure(422, route, { ...request, headers: { 'if-match': malformed } })).toMatchObject({
      code: 'validation_failed',
      issues: [{ field: 'If-Match' }],
    });
    expect(await retrievedCustomer(keyOf(request))).toEqual(before);
  });
});

function withTag(given: string | string[], tag: string): string | string[] {
  if (Array.isArray(given)) return given.map((line) => line.replace('TAG', tag));
  return given
    .replace('"W/TAG"', `"W/${tag.slice(1)}`)
    .replace('TAG', tag)
    .replace('CUT', `${tag.slice(0, -2)}"`);
}

/** The key of the customer that a request is about. */
function keyOf({ path, creates }: CompleteRequest): string {
  const key = path?.customer_key ?? creates?.[0];
  if (key === undefined) throw new Error('The request is about no customer');
  return key;
}
