import { describe, expect, it } from 'vitest';
import { ArgumentError, type CustomerCreate } from '../../src/index.ts';
import { example, rejectionOf, startWithClock } from '../support/clients.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering, type HttpServer } from '../support/http-server.ts';

const newCustomer = example<CustomerCreate>('IndividualRequest');
const created = answering(201, example('IndividualResponse'));

describe('the idempotency key', () => {
  it('every attempt of a call has the same idempotency key and the same body', async () => {
    const { customers, server } = await startWithClock(inTurn(faults.reset, faults.empty502, created));
    const changing = { ...newCustomer };
    const promise = customers.create(changing);
    changing.first_name = 'Changed';
    await promise;
    expect(new Set(keysOf(server)).size).toBe(1);
    expect(keysOf(server)[0]).toMatch(/^\d{1,10}(-\d{1,10}){3}$/);
    expect(new Set(server.requests.map(({ body }) => body.toString()))).toEqual(new Set([JSON.stringify(newCustomer)]));
  });

  it('each call has its own idempotency key', async () => {
    const { customers, server } = await startWithClock(created);
    await customers.create(newCustomer);
    await customers.create(newCustomer);
    expect(new Set(keysOf(server)).size).toBe(2);
  });

  it('every method that writes sends an idempotency key, and none that reads does', async () => {
    const lists = { customers_created: [], customers_added: [], customers_failed: [] };
    const { customers, server } = await startWithClock((request, response) => {
      const answer =
        request.url.endsWith('/customers') && request.method === 'GET' ? { data: [], meta: {} } : { data: lists };
      answering(200, answer)(request, response);
    });
    await Promise.all([customers.get('a'), customers.list()]);
    expect(keysOf(server)).toEqual([undefined, undefined]);
    await Promise.all([
      customers.update('a', {}),
      customers.delete('a'),
      customers.archive('a'),
      customers.unarchive('a'),
    ]);
    await Promise.all([customers.uploadCsv(''), customers.bulkCreate([newCustomer]), customers.create(newCustomer)]);
    expect(keysOf(server).slice(2)).not.toContain(undefined);
    expect(new Set(keysOf(server).slice(2)).size).toBe(7);
  });

  it('a call sends the idempotency key of the caller', async () => {
    const { customers, server } = await startWithClock(inTurn(faults.reset, created));
    await customers.create(newCustomer, { idempotencyKey: 'order-42' });
    expect(keysOf(server)).toEqual(['order-42', 'order-42']);
  });

  it.each(['', 'a b', 'a\nb', 'é', 'x'.repeat(201)])(
    'a call rejects the idempotency key %j',
    async (idempotencyKey) => {
      const { customers, server } = await startWithClock(created);
      expect(await rejectionOf(customers.create(newCustomer, { idempotencyKey }))).toBeInstanceOf(ArgumentError);
      expect(server.requests).toHaveLength(0);
    },
  );
});

function keysOf(server: HttpServer): unknown[] {
  return server.requests.map(({ headers }) => headers['idempotency-key']);
}
