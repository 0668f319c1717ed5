import { describe, expect, it } from 'vitest';
import { example, rejectionOf, startWithClient } from '../support/clients.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';

const table: { given: keyof typeof faults; want: string }[] = [
  { given: 'reset', want: 'ConnectionError' },
  { given: 'cutOff', want: 'ConnectionError' },
  { given: 'silence', want: 'TimeoutError' },
  { given: 'stalledBody', want: 'TimeoutError' },
  { given: 'stalledErrorBody', want: 'TimeoutError' },
  { given: 'slowDrip', want: 'TimeoutError' },
  { given: 'html', want: 'ResponseFormatError' },
  { given: 'truncatedJson', want: 'ResponseFormatError' },
  { given: 'empty500', want: 'ServerError' },
  { given: 'empty502', want: 'ServerError' },
  { given: 'html503', want: 'ServerError' },
  { given: 'redirect', want: 'RedirectError' },
];

describe('a fault', () => {
  it('every fault is in the table', () => {
    expect(table.map(({ given }) => given).sort()).toEqual(Object.keys(faults).sort());
  });

  it.each(table)('a call ends with $want after the fault $given', async ({ given, want }) => {
    // Only faults that take the whole timeout get one that ends before the test; a call that hangs fails the test.
    const timeoutMs = want === 'TimeoutError' ? 100 : 600_000;
    const { client } = await startWithClient(faults[given], { timeoutMs });
    const startedAt = performance.now();
    expect(await rejectionOf(client.customers.get('jane_doe_001'))).toMatchObject({ name: want });
    if (want === 'TimeoutError') expect(performance.now() - startedAt).toBeGreaterThanOrEqual(timeoutMs * 0.9);
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

  it.each(temporary)('a call succeeds after $given', async ({ fault }) => {
    const handler = inTurn(fault, answering(200, example('CustomerRetrieved')));
    const { client } = await startWithClient(handler, { maxRetries: 2 });
    expect(await client.customers.get('jane_doe_001')).toEqual(example('CustomerRetrieved').data);
  });
});

function inOneSecond(): string {
  return new Date(Date.now() + 1000).toUTCString();
}
