import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Hooks, Logger } from '../../src/index.ts';
import { API_KEY, example, rejectionOf, startWithClock } from '../support/clients.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering } from '../support/http-server.ts';

const call = { operation: 'getCustomer', method: 'GET', path: '/customers/{customer_key}' };

/** Hooks and a logger that record everything. */
function recorder(): { hooks: Hooks; logger: Logger; events: unknown[]; lines: unknown[] } {
  const events: unknown[] = [];
  const lines: unknown[] = [];
  const keepEvent = (name: string) => (event: object) => void events.push({ name, ...event });
  const keepLine = (level: string) => (message: string, details: object) =>
    void lines.push({ level, message, ...details });
  return {
    events,
    lines,
    hooks: { onRequest: keepEvent('request'), onResponse: keepEvent('response'), onRetry: keepEvent('retry') },
    logger: { debug: keepLine('debug'), warn: keepLine('warn'), error: keepLine('error') },
  };
}

describe('hooks and logger', () => {
  it('hooks and logger receive every attempt, response and retry in order', async () => {
    const { hooks, logger, events, lines } = recorder();
    const handler = inTurn(
      faults.reset,
      answering(429, '', { 'retry-after': '2' }),
      answering(200, example('CustomerRetrieved')),
    );
    const { customers } = await startWithClock(handler, { hooks, logger });

    await customers.get('jane_doe_001');

    expect(events).toMatchObject([
      { name: 'request', ...call, attempt: 1 },
      { name: 'retry', ...call, attempt: 1, error: { name: 'ConnectionError' }, delayMs: 375 },
      { name: 'request', ...call, attempt: 2 },
      { name: 'response', ...call, attempt: 2, status: 429, requestId: 'req_1' },
      { name: 'retry', ...call, attempt: 2, error: { name: 'RateLimitError' }, delayMs: 2100 },
      { name: 'request', ...call, attempt: 3 },
      { name: 'response', ...call, attempt: 3, status: 200, requestId: 'req_1', durationMs: 0 },
    ]);
    expect(lines).toMatchObject([
      { level: 'debug', message: 'GET /customers/{customer_key} sent' },
      { level: 'warn', message: 'GET /customers/{customer_key} is tried again', delayMs: 375 },
      { level: 'debug', message: 'GET /customers/{customer_key} sent' },
      { level: 'debug', message: 'GET /customers/{customer_key} answered 429' },
      { level: 'warn', message: 'GET /customers/{customer_key} is tried again', delayMs: 2100 },
      { level: 'debug', message: 'GET /customers/{customer_key} sent' },
      { level: 'debug', message: 'GET /customers/{customer_key} answered 200', status: 200 },
    ]);
  });

  it('hooks and logger never receive the API key, and the logger receives no body', async () => {
    const { hooks, logger, events, lines } = recorder();
    const failing = { message: 'x', echo: 'jane@example.com' };
    const { customers } = await startWithClock(answering(503, failing), { hooks, logger });
    await rejectionOf(customers.get('jane_doe_001'));
    expect(inspect([events, lines], { depth: 20, showHidden: true })).not.toContain(API_KEY);
    expect(inspect(lines, { depth: 20 })).not.toMatch(/jane/);
  });

  it.each([
    {
      given: 'throws',
      onResponse: () => {
        throw new Error('boom');
      },
    },
    { given: 'rejects', onResponse: () => Promise.reject(new Error('boom')) },
  ])('a hook that $given cannot disturb a call', async ({ onResponse }) => {
    const { logger, lines } = recorder();
    const { customers } = await startWithClock(answering(200, example('CustomerRetrieved')), {
      hooks: { onResponse },
      logger,
    });
    expect(await customers.get('jane_doe_001')).toEqual(example('CustomerRetrieved').data);
    expect(lines).toContainEqual({
      level: 'error',
      message: 'A hook or the logger has thrown',
      error: new Error('boom'),
    });
  });

  it('a logger that throws cannot disturb a call', async () => {
    const fail = () => {
      throw new Error('disk full');
    };
    const logger = { debug: fail, warn: fail, error: fail };
    const { customers } = await startWithClock(inTurn(faults.reset, answering(200, example('CustomerRetrieved'))), {
      logger,
    });
    expect(await customers.get('jane_doe_001')).toEqual(example('CustomerRetrieved').data);
  });
});
