import { describe, expect, it } from 'vitest';
import type { CallError, CustomerCreate, Customers, FetchLike } from '../../src/index.ts';
import { example, rejectionOf, startWithClient, startWithClock } from '../support/clients.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';

const newCustomer = example<CustomerCreate>('IndividualRequest');

const calls = {
  get: (customers: Customers) => customers.get('a'),
  update: (customers: Customers) => customers.update('a', {}),
  delete: (customers: Customers) => customers.delete('a'),
  archive: (customers: Customers) => customers.archive('a'),
  unarchive: (customers: Customers) => customers.unarchive('a'),
  create: (customers: Customers) => customers.create(newCustomer),
  bulkCreate: (customers: Customers) => customers.bulkCreate([newCustomer]),
  uploadCsv: (customers: Customers) => customers.uploadCsv('a'),
  uploadCsvWithKey: (customers: Customers) => customers.uploadCsv('a', { idempotencyKey: 'k' }),
};
type CallName = keyof typeof calls;

const everyCall = Object.keys(calls) as CallName[];
const repeatable: CallName[] = ['get', 'update', 'delete', 'archive', 'unarchive'];
const notCsv = everyCall.filter((name) => name !== 'uploadCsv');

const rules: { given: string; fault: Handler; retriedFor: CallName[]; want: string }[] = [
  { given: 'a reset', fault: faults.reset, retriedFor: notCsv, want: 'ConnectionError' },
  { given: 'a response cut off', fault: faults.cutOff, retriedFor: notCsv, want: 'ConnectionError' },
  { given: 'no response', fault: faults.silence, retriedFor: notCsv, want: 'TimeoutError' },
  { given: 'a stalled body', fault: faults.stalledBody, retriedFor: notCsv, want: 'TimeoutError' },
  { given: '408', fault: answering(408, ''), retriedFor: everyCall, want: 'ApiError' },
  { given: '429', fault: answering(429, ''), retriedFor: everyCall, want: 'RateLimitError' },
  { given: '500', fault: answering(500, example('InternalError')), retriedFor: repeatable, want: 'ServerError' },
  { given: 'an empty 502', fault: faults.empty502, retriedFor: notCsv, want: 'ServerError' },
  { given: '503 of a proxy', fault: faults.html503, retriedFor: notCsv, want: 'ServerError' },
  {
    given: '503 of the API',
    fault: answering(503, example('ServiceUnavailable')),
    retriedFor: everyCall,
    want: 'ServerError',
  },
  { given: '504', fault: answering(504, ''), retriedFor: notCsv, want: 'ServerError' },
  { given: '400', fault: answering(400, ''), retriedFor: [], want: 'BadRequestError' },
  { given: '401', fault: answering(401, ''), retriedFor: [], want: 'AuthenticationError' },
  { given: '404', fault: answering(404, example('CustomerNotFound')), retriedFor: [], want: 'NotFoundError' },
  { given: '409', fault: answering(409, example('PrimaryEmailTaken')), retriedFor: [], want: 'ConflictError' },
  {
    given: '409 of a call in progress',
    fault: answering(409, { code: 'idempotency_in_progress' }),
    retriedFor: notCsv,
    want: 'ConflictError',
  },
  {
    given: '412',
    fault: answering(412, example('PreconditionFailed')),
    retriedFor: [],
    want: 'PreconditionFailedError',
  },
  { given: '422', fault: answering(422, ''), retriedFor: [], want: 'ValidationError' },
  ...[501, 520, 529].map((status) => ({
    given: String(status),
    fault: answering(status, ''),
    retriedFor: notCsv,
    want: 'ServerError',
  })),
  { given: '425', fault: answering(425, ''), retriedFor: everyCall, want: 'ApiError' },
  { given: '505', fault: answering(505, ''), retriedFor: [], want: 'ServerError' },
  { given: 'a redirect', fault: faults.redirect, retriedFor: [], want: 'RedirectError' },
  { given: 'HTML with 200', fault: faults.html, retriedFor: [], want: 'ResponseFormatError' },
];

describe('a failed attempt', () => {
  const table = rules.flatMap((rule) => everyCall.map((call) => ({ ...rule, call })));

  it.each(table)('$call is retried after $given exactly if that is safe', async ({ fault, call, retriedFor, want }) => {
    // Counted here: with a short timeout, a busy server may not receive every request.
    let sent = 0;
    const fetch: FetchLike = (url, init) => {
      sent += 1;
      return globalThis.fetch(url, init);
    };
    const { customers, clock } = await startWithClock(fault, {
      fetch,
      ...(want === 'TimeoutError' && { timeoutMs: 30 }),
    });

    const error = (await rejectionOf(calls[call](customers))) as CallError;

    const attempts = retriedFor.includes(call) ? 3 : 1;
    expect(error).toMatchObject({ name: want, attempts });
    expect(sent).toBe(attempts);
    expect(clock.sleeps).toHaveLength(attempts - 1);
    expect(error.message.includes(', 3 attempts)')).toBe(attempts === 3);
  });

  it.each(rules)('a call that reads has no unknown effect after $given', async ({ fault, want }) => {
    const { customers } = await startWithClock(fault, want === 'TimeoutError' ? { timeoutMs: 30 } : {});
    expect(await rejectionOf(customers.get('a', { maxRetries: 0 }))).toMatchObject({ effectUnknown: false });
  });

  it.each([
    { given: 'a reset', fault: faults.reset, want: true },
    { given: '429', fault: answering(429, ''), want: false },
    { given: '503 of the API', fault: answering(503, example('ServiceUnavailable')), want: false },
    { given: '503 of a proxy', fault: faults.html503, want: true },
    { given: 'HTML with 200', fault: faults.html, want: true },
    { given: 'a redirect', fault: faults.redirect, want: false },
    { given: '422', fault: answering(422, ''), want: false },
    { given: 'a reset, then 429', fault: inTurn(faults.reset, answering(429, '')), want: true },
  ])('a call that writes sets effectUnknown to $want after $given', async ({ fault, want }) => {
    const { customers } = await startWithClock(fault);
    expect(await rejectionOf(customers.create(newCustomer))).toMatchObject({ effectUnknown: want });
  });

  it('a call succeeds if a retry succeeds', async () => {
    const { customers, server } = await startWithClock(
      inTurn(faults.reset, faults.empty502, answering(200, example('CustomerRetrieved'))),
    );
    const { data, attempts } = await customers.get('a').withResponse();
    expect(data).toEqual(example('CustomerRetrieved').data);
    expect(attempts).toBe(3);
    expect(server.requests).toHaveLength(3);
  });

  it('a call is not retried if maxRetries of the client or of the call is 0', async () => {
    for (const [client, call] of [
      [{ maxRetries: 0 }, {}],
      [{ maxRetries: 5 }, { maxRetries: 0 }],
    ]) {
      const { customers, server } = await startWithClock(faults.empty502, client);
      expect(await rejectionOf(customers.get('a', call))).toMatchObject({ attempts: 1 });
      expect(server.requests).toHaveLength(1);
    }
  });
});

describe('the wait before another attempt', () => {
  it.each([
    { chance: 0, want: [250, 500, 1000, 2000, 4000, 4000, 4000] },
    { chance: 0.5, want: [375, 750, 1500, 3000, 6000, 6000, 6000] },
    { chance: 1, want: [500, 1000, 2000, 4000, 8000, 8000, 8000] },
  ])('the delay before a retry is 0.5 s, doubled up to 8 s, less a random half: $chance', async ({ chance, want }) => {
    const { customers, clock } = await startWithClock(faults.empty502);
    clock.chance = chance;
    await rejectionOf(customers.get('a', { maxRetries: want.length }));
    expect(clock.sleeps).toEqual(want);
  });

  it.each([
    { given: '0', want: [250, 500] },
    { given: '3', want: [3000, 3300] },
    { given: '1.5', want: [1500, 1650] },
    { given: '60', want: [60_000, 66_000] },
    { given: 'Mon, 23 Nov 2026 09:30:10 GMT', want: [10_000, 11_000] },
    { given: 'Mon, 23 Nov 2026 09:29:00 GMT', want: [250, 500] },
    { given: 'May be 3', want: [250, 500] },
    { given: 'soon', want: [250, 500] },
    { given: '-5', want: [250, 500] },
  ])(
    'the delay before a retry is that of Retry-After plus up to a tenth, but no less than without it: $given',
    async ({ given, want }) => {
      const waits = [0, 1].map(async (chance) => {
        const { customers, clock } = await startWithClock(answering(429, '', { 'retry-after': given }));
        clock.chance = chance;
        await rejectionOf(customers.get('a', { maxRetries: 1 }));
        return clock.sleeps[0];
      });
      expect(await Promise.all(waits)).toEqual(want);
    },
  );

  it.each(['61', 'Mon, 23 Nov 2026 09:31:01 GMT'])(
    'a call is not retried if Retry-After exceeds a minute: %s',
    async (retryAfter) => {
      const { customers, clock } = await startWithClock(answering(429, '', { 'retry-after': retryAfter }));
      expect(await rejectionOf(customers.get('a'))).toMatchObject({
        name: 'RateLimitError',
        attempts: 1,
        retryAfterMs: 61_000,
      });
      expect(clock.sleeps).toEqual([]);
    },
  );

  it('an aborted signal ends the delay before a retry at once', async () => {
    const controller = new AbortController();
    const onRetry = (): unknown => setTimeout(() => controller.abort(new Error('enough')), 20);
    const { server, client } = await startWithClient(answering(429, '', { 'retry-after': '30' }), {
      maxRetries: 2,
      hooks: { onRetry },
    });
    const error = (await rejectionOf(client.customers.get('a', { signal: controller.signal }))) as CallError;
    expect(error).toMatchObject({ name: 'AbortedError', attempts: 1, cause: new Error('enough') });
    expect(server.requests).toHaveLength(1);
  });
});
