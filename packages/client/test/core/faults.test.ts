import { describe, expect, it } from 'vitest';
import { rejectionOf, startWithClient } from '../support/clients.ts';
import { example } from '../support/examples.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';

/** Generous, as the tests look for calls that hang, not for slow machines. */
const SLACK_MS = 5_000;
const TIMEOUT_MS = 100;

const table: { given: keyof typeof faults; want: string; afterMs: number }[] = [
  { given: 'reset', want: 'ConnectionError', afterMs: 0 },
  { given: 'cutOff', want: 'ConnectionError', afterMs: 0 },
  { given: 'silence', want: 'TimeoutError', afterMs: TIMEOUT_MS },
  { given: 'stalledBody', want: 'TimeoutError', afterMs: TIMEOUT_MS },
  { given: 'stalledErrorBody', want: 'TimeoutError', afterMs: TIMEOUT_MS },
  { given: 'slowDrip', want: 'TimeoutError', afterMs: TIMEOUT_MS },
  { given: 'html', want: 'ResponseFormatError', afterMs: 0 },
  { given: 'truncatedJson', want: 'ResponseFormatError', afterMs: 0 },
  { given: 'empty500', want: 'ServerError', afterMs: 0 },
  { given: 'empty502', want: 'ServerError', afterMs: 0 },
  { given: 'html503', want: 'ServerError', afterMs: 0 },
  { given: 'redirect', want: 'RedirectError', afterMs: 0 },
];

describe('a fault', () => {
  it('every fault is in the table', () => {
    expect(table.map(({ given }) => given).sort()).toEqual(Object.keys(faults).sort());
  });

  it.each(table)('a call fails with $want in time after the fault $given', async ({ given, want, afterMs }) => {
    // Only faults that take the whole timeout get a short one.
    const timeoutMs = afterMs === 0 ? 60_000 : TIMEOUT_MS;
    const { client } = await startWithClient(faults[given], { timeoutMs });
    const startedAt = performance.now();
    const error = await rejectionOf(client.customers.get('jane_doe_001'));
    const tookMs = performance.now() - startedAt;
    expect(error).toMatchObject({ name: want });
    expect(tookMs).toBeGreaterThanOrEqual(afterMs * 0.9);
    expect(tookMs).toBeLessThan(afterMs + SLACK_MS);
  });

  const temporary: { given: string; fault: Handler }[] = [
    { given: 'a reset', fault: faults.reset },
    { given: 'a 429 with seconds', fault: answering(429, '', { 'retry-after': '1' }) },
    {
      given: 'a 429 with a date',
      fault: (request, response) => answering(429, '', { 'retry-after': inOneSecond() })(request, response),
    },
    { given: 'an empty 502', fault: faults.empty502 },
  ];

  it.each(temporary)('a call succeeds in time after $given', async ({ fault }) => {
    const handler = inTurn(fault, answering(200, example('CustomerRetrieved')));
    const { client } = await startWithClient(handler, { maxRetries: 2 });
    const startedAt = performance.now();
    expect(await client.customers.get('jane_doe_001')).toEqual(example('CustomerRetrieved').data);
    expect(performance.now() - startedAt).toBeLessThan(1100 + SLACK_MS);
  });
});

function inOneSecond(): string {
  return new Date(Date.now() + 1000).toUTCString();
}
