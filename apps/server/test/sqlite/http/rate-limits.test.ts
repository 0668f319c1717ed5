import { describe, expect, it } from 'vitest';
import { createMemoryRateLimiter, type RateLimiter } from '../../../src/rate-limits/rate-limiter.ts';
import { createRateLimits } from '../../../src/rate-limits/rate-limits.ts';
import type { Services } from '../../../src/services.ts';
import { customerNamed } from '../../support/customer-records.ts';
import { otherApiKey } from '../../support/send.ts';
import { startServer } from '../../support/start-server.ts';

const limitedTo = (requestsPerMinute: number): Partial<Services> => ({
  rateLimits: createRateLimits(createMemoryRateLimiter, requestsPerMinute),
});

const wrongKey = { headers: { 'x-api-key': 'sk_test_wrong' } };

describe('the quota of a key', () => {
  it('a key that has used up its quota is answered with 429 and the headers of the document, without effect', async () => {
    const { send } = await startServer(limitedTo(2));
    for (const want of [200, 200]) expect((await send('GET', '/customers')).status).toBe(want);
    const { status, headers, body } = await send('POST', '/customers', { body: customerNamed('jane') });
    const seconds = headers.get('Retry-After');
    expect(Number(seconds)).toBeGreaterThan(50);
    expect({ status, ...body }).toEqual({
      status: 429,
      statusCode: 429,
      message: `Too many requests; try again in ${seconds} seconds`,
      code: 'rate_limited',
      meta: {},
      data: null,
      errors: {},
      issues: [],
    });
    expect(headers.get('RateLimit')).toBe(`"default";r=0;t=${seconds}`);
    expect(headers.get('RateLimit-Policy')).toBe('"default";q=2;w=60');
    expect((await send('GET', '/customers', { headers: { 'x-api-key': otherApiKey } })).body.data).toEqual([]);
  });

  it('a bulk create and an upload use up more of the quota than a request without items', async () => {
    const limits = createRateLimits(createMemoryRateLimiter, 100);
    const { send } = await startServer({ rateLimits: limits });
    const customers = Array.from({ length: 51 }, (_, index) => customerNamed(`k${index}`));
    await send('POST', '/customers/bulk-create', { body: { customers } });
    const form = new FormData();
    form.set('csv', new File([`customer_key,customer_type,primary_email\n${',,\n'.repeat(100)}`], 'a.csv'));
    await send('POST', '/customers/csv-upload', { body: form });
    await send('GET', '/customers');
    const keyId = 'key_of_tenant_a';
    // 1 + 2 for 51 customers, 1 + 3 for 101 lines, 1 for the list, and this one.
    expect((await limits?.requests.count(keyId))?.state.remaining).toBe(100 - 3 - 4 - 1 - 1);
  });

  it('a request whose work exceeds the quota is answered, and the next one is not', async () => {
    const { send } = await startServer(limitedTo(2));
    const customers = Array.from({ length: 100 }, (_, index) => customerNamed(`k${index}`));
    expect((await send('POST', '/customers/bulk-create', { body: { customers } })).status).toBe(200);
    expect((await send('GET', '/customers')).status).toBe(429);
  });

  it('every answer to a key has the state of its quota, errors and HEAD included', async () => {
    const { send } = await startServer({ ...limitedTo(10), faultInjection: true });
    const answers = [
      await send('GET', '/customers'),
      await send('HEAD', '/customers'),
      await send('POST', '/customers', { body: customerNamed('jane') }),
      await send('GET', '/customers?page=%'),
      await send('GET', '/customers/nobody'),
      await send('GET', '/customers', { headers: { Accept: 'text/html' } }),
      await send('POST', '/customers', { body: customerNamed('jane') }),
      await send('POST', '/customers', { body: {}, headers: { 'Content-Type': 'text/plain' } }),
      await send('GET', '/customers', { headers: { Prefer: 'code=500' } }),
      await send('GET', '/customers', { headers: { Prefer: 'code=503' } }),
      await send('GET', '/customers'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 201, 400, 404, 406, 409, 415, 500, 503, 429]);
    for (const [index, { headers }] of answers.entries()) {
      expect(headers.get('RateLimit-Policy')).toBe('"default";q=10;w=60');
      expect(headers.get('RateLimit')).toMatch(new RegExp(`^"default";r=${Math.max(0, 9 - index)};t=\\d+$`));
    }
  });

  it('an answer to no key, to a wrong one, or to none in particular has no state of a quota', async () => {
    const { send } = await startServer(limitedTo(10));
    const answers = [
      await send('GET', '/customers', wrongKey),
      await send('GET', '/customers', { headers: { 'x-api-key': '' } }),
      await send('OPTIONS', '/customers'),
      await send('DELETE', '/customers'),
      await send('GET', '/nothing'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 204, 405, 404]);
    for (const { headers } of answers) expect(headers.get('RateLimit')).toBeNull();
  });

  it('a request that cannot be counted is answered without the state of a quota', async () => {
    const failing: RateLimiter = { count: () => Promise.reject(new Error('no database')) };
    const { send } = await startServer({ rateLimits: { requests: failing, wrongKeys: failing } });
    const { status, headers } = await send('GET', '/customers');
    expect({ status, limit: headers.get('RateLimit') }).toEqual({ status: 200, limit: null });
  });

  it('a limit of 0 means that no key has a quota, and that no answer has its headers', async () => {
    const { send } = await startServer(limitedTo(0));
    for (let request = 0; request < 25; request++) expect((await send('GET', '/customers', wrongKey)).status).toBe(401);
    const { status, headers } = await send('GET', '/customers');
    expect({ status, limit: headers.get('RateLimit') }).toEqual({ status: 200, limit: null });
  });
});

describe('wrong keys', () => {
  it('after 20 wrong keys, further wrong ones from their address are answered with 429, and valid keys are not affected', async () => {
    const { send } = await startServer({ ...limitedTo(6000), trustedProxies: 1 });
    const from = (address: string, key?: string) =>
      send('GET', '/customers', { headers: { 'X-Forwarded-For': address, ...(key && { 'x-api-key': key }) } });
    for (let attempt = 0; attempt < 20; attempt++)
      expect((await from('192.0.2.1', `wrong_${attempt}`)).status).toBe(401);
    expect((await from('192.0.2.1', 'wrong_21')).status).toBe(429);
    const { status, headers } = await from('192.0.2.1', 'wrong_22');
    expect(status).toBe(429);
    expect(headers.get('RateLimit-Policy')).toBe('"default";q=20;w=60');
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('192.0.2.2', 'wrong_23')).status).toBe(401);
  });

  it('a forged X-Forwarded-For does not change the address of a caller', async () => {
    const { send } = await startServer(limitedTo(6000));
    const statuses = [];
    for (let attempt = 0; attempt < 21; attempt++) {
      const headers = { ...wrongKey.headers, 'X-Forwarded-For': `192.0.2.${attempt}` };
      statuses.push((await send('GET', '/customers', { headers })).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });
});
