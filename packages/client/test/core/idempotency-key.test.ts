import { describe, expect, it } from 'vitest';
import { ArgumentError, type CustomerCreate } from '../../src/index.ts';
import { rejectionOf, startWithClock } from '../support/clients.ts';
import { example } from '../support/examples.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering, type HttpServer } from '../support/http-server.ts';

const newCustomer = example<CustomerCreate>('IndividualRequest');
const created = answering(201, example('IndividualResponse'));

describe('the idempotency key', () => {
  it('is the same on every attempt of a call, and so is the body', async () => {
    const { customers, server } = await startWithClock(inTurn(faults.reset, faults.empty502, created));
    const changing = { ...newCustomer };
    const promise = customers.create(changing);
    changing.first_name = 'Changed';
    await promise;
    expect(new Set(keysOf(server)).size).toBe(1);
    expect(keysOf(server)[0]).toMatch(/^\d{1,10}(-\d{1,10}){3}$/);
    expect(new Set(server.requests.map(({ body }) => body.toString()))).toEqual(new Set([JSON.stringify(newCustomer)]));
  });

  it('is another for each call', async () => {
    const { customers, server } = await startWithClock(created);
    await customers.create(newCustomer);
    await customers.create(newCustomer);
    expect(new Set(keysOf(server)).size).toBe(2);
  });

  it('goes with every method that writes, and with none that reads', async () => {
    const { customers, server } = await startWithClock(answering(200, example('CustomerRetrieved')));
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

  it('is that of the caller where there is one', async () => {
    const { customers, server } = await startWithClock(inTurn(faults.reset, created));
    await customers.create(newCustomer, { idempotencyKey: 'order-42' });
    expect(keysOf(server)).toEqual(['order-42', 'order-42']);
  });

  it.each(['', 'a b', 'a\nb', 'é', 'x'.repeat(201)])('cannot be %j', async (idempotencyKey) => {
    const { customers, server } = await startWithClock(created);
    expect(await rejectionOf(customers.create(newCustomer, { idempotencyKey }))).toBeInstanceOf(ArgumentError);
    expect(server.requests).toHaveLength(0);
  });
});

function keysOf(server: HttpServer): unknown[] {
  return server.requests.map(({ headers }) => headers['idempotency-key']);
}
