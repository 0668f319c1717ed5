import { types } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServerError } from '../src/index.ts';
import { example, rejectionOf, startWithClient } from './support/clients.ts';
import { answering } from './support/http-server.ts';

const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', onUnhandled);
});
afterEach(() => {
  process.off('unhandledRejection', onUnhandled);
});

/** Node reports unhandled rejections once the microtasks are done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('ApiPromise', () => {
  it('withResponse resolves with data, status, headers and request id', async () => {
    const { client } = await startWithClient(answering(201, example('IndividualResponse'), { location: '/x' }));
    const created = await client.customers.create(example('IndividualRequest')).withResponse();
    expect(created).toMatchObject({ data: example('IndividualResponse').data, status: 201, requestId: 'req_1' });
    expect(created.headers.get('location')).toBe('/x');
  });

  it('an ApiPromise starts at once and sends one request, however often it is awaited', async () => {
    const { client, server } = await startWithClient(answering(200, example('CustomerRetrieved')));
    const promise = client.customers.get('jane_doe_001');
    await Promise.all([promise, promise, promise.withResponse(), promise.then(), promise.finally()]);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['await', (promise: Promise<unknown>) => promise],
    ['catch', (promise: Promise<unknown>) => promise.catch((error) => Promise.reject(error))],
    ['finally', (promise: Promise<unknown>) => promise.finally(() => undefined)],
    ['Promise.all', (promise: Promise<unknown>) => Promise.all([promise])],
  ])('an ApiPromise rejects through %s and leaves no unhandled rejection', async (_, via) => {
    const { client } = await startWithClient(answering(500, example('InternalError')));
    expect(await rejectionOf(via(client.customers.get('a')))).toBeInstanceOf(ServerError);
    await settled();
    expect(unhandled).toEqual([]);
  });

  it('an ApiPromise is a promise of the platform, and what it derives are ordinary promises', async () => {
    const { client } = await startWithClient(answering(200, example('CustomerRetrieved')));
    const promise = client.customers.get('jane_doe_001');
    expect(promise).toBeInstanceOf(Promise);
    expect(types.isPromise(promise)).toBe(true);
    expect(promise.then().constructor).toBe(Promise);
    expect(await Promise.race([promise])).toEqual(example('CustomerRetrieved').data);
  });

  it('withResponse alone rejects and leaves no unhandled rejection', async () => {
    const { client } = await startWithClient(answering(500, example('InternalError')));
    expect(await rejectionOf(client.customers.get('a').withResponse())).toBeInstanceOf(ServerError);
    await settled();
    expect(unhandled).toEqual([]);
  });
});
