import type { paths } from '@rollcall/contract';
import createClient from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import { ArgumentError, type CustomerCreate, createRollcallFetch, ResponseFormatError } from '../src/index.ts';
import { API_KEY, example, rejectionOf, startWithClient } from './support/clients.ts';
import { faults, inTurn } from './support/faults.ts';
import { answering, startHttpServer } from './support/http-server.ts';

const retrieved = example('CustomerRetrieved');
const newCustomer = example<CustomerCreate>('IndividualRequest');
const jane = { params: { path: { customer_key: 'jane_doe_001' } } } as const;

describe('rollcall.api', () => {
  it('api sends the key and gives the envelope as data', async () => {
    const { client, server } = await startWithClient(answering(200, retrieved));
    const { data, error, response } = await client.api.GET('/customers/{customer_key}', jane);
    expect(data).toEqual(retrieved);
    expect(error).toBeUndefined();
    expect(response.headers.get('x-request-id')).toBe('req_1');
    expect(server.requests).toMatchObject([
      { method: 'GET', url: '/api/v1/customers/jane_doe_001', headers: { 'x-api-key': API_KEY } },
    ]);
  });

  it('api gives an error response as error and does not throw', async () => {
    const { client } = await startWithClient(answering(409, example('PrimaryEmailTaken')));
    const { data, error, response } = await client.api.POST('/customers', { body: newCustomer });
    expect(data).toBeUndefined();
    expect(error).toEqual(example('PrimaryEmailTaken'));
    expect(response.status).toBe(409);
  });

  it('api repeats a read, and a write with an idempotency key of the caller, but no other write', async () => {
    const { client, server } = await startWithClient(faults.empty502, { maxRetries: 1 });
    const sent = async (call: () => Promise<unknown>): Promise<number> => {
      const before = server.requests.length;
      await call();
      return server.requests.length - before;
    };
    expect(await sent(() => client.api.GET('/customers'))).toBe(2);
    expect(await sent(() => client.api.POST('/customers', { body: newCustomer }))).toBe(1);
    const header = { 'Idempotency-Key': 'order-42' };
    expect(await sent(() => client.api.POST('/customers', { body: newCustomer, params: { header } }))).toBe(2);
    const keys = server.requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([undefined, undefined, expect.stringMatching(/^\d+(-\d+){3}$/), 'order-42', 'order-42']);
  });

  it('api sends a file as a form', async () => {
    const { client, server } = await startWithClient(answering(200, example('OneRowFailsResponse')));
    const csv = new Blob(['customer_key\n'], { type: 'text/csv' });
    await client.api.POST('/customers/csv-upload', { body: { csv } });
    expect(server.requests[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(server.requests[0]?.body.toString()).toContain('customer_key\n');
  });

  it('api throws a ResponseFormatError for a success that is no answer of the API', async () => {
    const { client } = await startWithClient(faults.html);
    const error = await rejectionOf(client.api.GET('/customers/{customer_key}', jane));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({ operation: null, path: '/customers/{customer_key}' });
  });

  it('middleware sees the requests and responses of the methods too, and can change both', async () => {
    const { client, server } = await startWithClient(answering(200, retrieved));
    const seen: unknown[] = [];
    client.api.use({
      onRequest: ({ request, schemaPath }) => {
        seen.push(schemaPath);
        request.headers.set('x-tag', 'a');
      },
      onResponse: ({ response }) => {
        seen.push(response.status);
        return Response.json({ ...retrieved, data: { customer_key: 'changed' } });
      },
    });
    expect(await client.customers.get('jane_doe_001')).toEqual({ customer_key: 'changed' });
    expect(seen).toEqual(['/customers/{customer_key}', 200]);
    expect(server.requests[0]?.headers['x-tag']).toBe('a');
  });

  it('a response that middleware gives instead of a request is the result of the method', async () => {
    const { client, server } = await startWithClient(faults.silence);
    client.api.use({ onRequest: () => Response.json(example('CustomerNotFound'), { status: 404 }) });
    const error = await rejectionOf(client.customers.get('jane_doe_001'));
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'customer_not_found' });
    expect(server.requests).toHaveLength(0);
  });

  it('api reports its requests to the hooks', async () => {
    const events: unknown[] = [];
    const hooks = { onResponse: (event: unknown) => events.push(event) };
    const { client } = await startWithClient(answering(200, retrieved), { hooks });
    await client.api.GET('/customers/{customer_key}', jane);
    expect(events).toMatchObject([{ operation: null, method: 'GET', path: '/customers/{customer_key}', status: 200 }]);
  });
});

describe('createRollcallFetch', () => {
  it('the returned fetch serves a client of your own, with the key and the retries', async () => {
    const server = await startHttpServer(inTurn(faults.empty502, answering(200, retrieved)));
    const fetch = createRollcallFetch({ apiKey: API_KEY, baseUrl: server.baseUrl });
    const client = createClient<paths>({ baseUrl: server.baseUrl, fetch });
    const { data } = await client.GET('/customers/{customer_key}', jane);
    expect(data).toEqual(retrieved);
    expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual([API_KEY, API_KEY]);
  });

  it('the returned fetch takes a URL and options, and resolves with an error response', async () => {
    const server = await startHttpServer(answering(422, example('InvalidCustomer')));
    const fetch = createRollcallFetch({ apiKey: API_KEY, baseUrl: server.baseUrl });
    const body = JSON.stringify({});
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.baseUrl}/customers`, { method: 'POST', body, headers });
    expect([response.status, response.url]).toEqual([422, `${server.baseUrl}/customers`]);
    expect(await response.json()).toEqual(example('InvalidCustomer'));
    expect(server.requests[0]?.body.toString()).toBe(body);
  });

  it.each([
    { given: 'another origin', url: 'http://127.0.0.1:1/api/v1/customers' },
    { given: 'another path of the server', url: '/other' },
    { given: 'a path that only begins like the base URL', url: '/api/v12/customers' },
    { given: 'a path that leads out of the base URL', url: '/api/v1/../other' },
  ])('the returned fetch does not send the key to $given', async ({ url }) => {
    const server = await startHttpServer(answering(200, '{}'));
    const fetch = createRollcallFetch({ apiKey: API_KEY, baseUrl: server.baseUrl });
    const error = await rejectionOf(fetch(new URL(url, server.origin)));
    expect(error).toEqual(new ArgumentError('The request is not for the baseUrl of the client'));
    expect(server.requests).toHaveLength(0);
  });

  it('the returned fetch ends when the signal of its request is aborted', async () => {
    const controller = new AbortController();
    const server = await startHttpServer(() => controller.abort());
    const fetch = createRollcallFetch({ apiKey: API_KEY, baseUrl: server.baseUrl });
    const error = await rejectionOf(fetch(`${server.baseUrl}/customers`, { signal: controller.signal }));
    expect(error).toMatchObject({ name: 'AbortedError', operation: null, path: '/api/v1/customers' });
  });
});
