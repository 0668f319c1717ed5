import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ArgumentError,
  ConfigError,
  type CustomerCreate,
  type FetchInit,
  Rollcall,
  type RollcallOptions,
  VERSION,
} from '../src/index.ts';
import { API_KEY, example, rejectionOf, startWithClient } from './support/clients.ts';
import { answering, startHttpServer } from './support/http-server.ts';

const valid = { apiKey: API_KEY, baseUrl: 'http://127.0.0.1:4010/api/v1', maxRetries: 0 };

const rejected: { given: string; options: Partial<Record<keyof RollcallOptions, unknown>>; want: RegExp }[] = [
  { given: 'no key', options: { apiKey: undefined }, want: /^apiKey is missing: pass it, or set ROLLCALL_API_KEY$/ },
  { given: 'an empty key', options: { apiKey: ' ' }, want: /^apiKey must consist of 1 or more printable ASCII/ },
  {
    given: 'a key with a line break',
    options: { apiKey: 'SEC\nRET' },
    want: /^apiKey must consist of 1 or more printable ASCII/,
  },
  {
    given: 'a key with a space',
    options: { apiKey: 'SEC RET' },
    want: /^apiKey must consist of 1 or more printable ASCII/,
  },
  { given: 'no URL', options: { baseUrl: undefined }, want: /^baseUrl is missing: pass it, or set ROLLCALL_BASE_URL$/ },
  { given: 'half a retry', options: { maxRetries: 0.5 }, want: /^maxRetries must be a whole number from 0$/ },
  {
    given: 'an idempotency key for all calls',
    options: { headers: { 'Idempotency-Key': 'a' } },
    want: /^headers must not set Idempotency-Key/,
  },
  { given: 'a relative URL', options: { baseUrl: '/api/v1' }, want: /^baseUrl must be an http or https URL/ },
  { given: 'another scheme', options: { baseUrl: 'ftp://h/api/v1' }, want: /^baseUrl must be an http or https URL/ },
  {
    given: 'a password in the URL',
    options: { baseUrl: 'http://me:SECRET@h/' },
    want: /^baseUrl must not have a user name, a password/,
  },
  {
    given: 'a query in the URL',
    options: { baseUrl: 'http://h/?key=SECRET' },
    want: /^baseUrl must not have .* a query or a fragment$/,
  },
  { given: 'a timeout of 0', options: { timeoutMs: 0 }, want: /^timeoutMs must be/ },
  { given: 'a timeout of NaN', options: { timeoutMs: Number.NaN }, want: /^timeoutMs must be/ },
  { given: 'a timeout longer than any timer', options: { timeoutMs: Infinity }, want: /^timeoutMs must be/ },
  { given: 'a fetch that is not a function', options: { fetch: 'fetch' }, want: /^fetch must be a function$/ },
  {
    given: 'the key among the headers',
    options: { headers: { 'X-Api-Key': 'SECRET' } },
    want: /^headers must not set X-Api-Key/,
  },
  {
    given: 'a content type',
    options: { headers: { 'content-type': 'text/csv' } },
    want: /^headers must not set content-type/,
  },
  {
    given: 'a header value with a line break',
    options: { headers: { a: 'SEC\nRET' } },
    want: /^headers has a name or a value/,
  },
  {
    given: 'headers whose entries would be lost',
    options: { headers: new Headers({ a: 'b' }) },
    want: /^headers must be an object of names and values$/,
  },
  { given: 'null as headers', options: { headers: null }, want: /^headers must be an object of names and values$/ },
  { given: 'a number as hooks', options: { hooks: 5 }, want: /^hooks must be an object of functions$/ },
  { given: 'a number as logger', options: { logger: 5 }, want: /^logger must be an object such as console$/ },
];

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('new Rollcall', () => {
  it.each(rejected)('new Rollcall rejects $given without repeating it', ({ options, want }) => {
    const error = thrownBy(() => new Rollcall({ ...valid, ...options } as RollcallOptions));
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toMatch(want);
    expect(inspect(error, { depth: 10 })).not.toMatch(/SEC[\s\\n]*RET/);
  });

  it('new Rollcall rejects null instead of options', () => {
    const error = thrownBy(() => new Rollcall(null as unknown as RollcallOptions));
    expect(error).toEqual(new ConfigError('The options must be an object'));
  });

  it('new Rollcall accepts a URL object as its base URL', async () => {
    const server = await startHttpServer(answering(200, example('FirstPage')));
    await new Rollcall({ ...valid, baseUrl: new URL(server.baseUrl) }).customers.list();
    expect(server.requests[0]?.url).toBe('/api/v1/customers');
  });

  it('withOptions makes a client that differs in the given options only', async () => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')), {
      headers: { 'x-tag': 'a' },
    });
    await client.withOptions({ apiKey: 'sk_test_OTHER' }).customers.list();
    await client.customers.list();
    expect(server.requests).toMatchObject([
      { headers: { 'x-api-key': 'sk_test_OTHER', 'x-tag': 'a' } },
      { headers: { 'x-api-key': API_KEY, 'x-tag': 'a' } },
    ]);
  });

  it('withOptions rejects an invalid option', () => {
    expect(thrownBy(() => new Rollcall(valid).withOptions({ timeoutMs: 0 }))).toBeInstanceOf(ConfigError);
  });

  it('a request names the SDK and its version, unless the client has a User-Agent of its own', async () => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')));
    await client.customers.list();
    await client.withOptions({ headers: { 'User-Agent': 'mine' } }).customers.list();
    const agents = server.requests.map(({ headers }) => headers['user-agent']);
    expect(agents).toEqual([`rollcall-client/${VERSION}`, 'mine']);
  });

  it('a client and its calls work where URL.canParse and crypto are missing', async () => {
    const { client, server } = await startWithClient(answering(200, example('CustomerRetrieved')));
    vi.stubGlobal('crypto', undefined);
    vi.spyOn(URL, 'canParse').mockImplementation(() => {
      throw new TypeError('URL.canParse is not a function');
    });
    await client.withOptions({}).customers.archive('a');
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    expect(server.requests[0]?.headers['idempotency-key']).toMatch(/^\d+(-\d+){3}$/);
  });

  it('new Rollcall says what is missing if the platform denies access to the environment', () => {
    const denied = {
      get env(): never {
        throw new Error('NotCapable');
      },
    };
    vi.stubGlobal('process', denied);
    const error = thrownBy(() => new Rollcall());
    vi.unstubAllGlobals();
    expect(error).toEqual(new ConfigError('apiKey is missing: pass it, or set ROLLCALL_API_KEY'));
  });

  it('a client and its methods work through a Proxy', async () => {
    const { client } = await startWithClient(answering(200, example('CustomerRetrieved')));
    const deep = <T extends object>(target: T): T =>
      new Proxy(target, {
        get(object, name, receiver) {
          const value: unknown = Reflect.get(object, name, receiver);
          return typeof value === 'object' && value !== null ? deep(value) : value;
        },
      });
    const proxied = deep(client);
    expect(await proxied.customers.get('jane_doe_001')).toEqual(example('CustomerRetrieved').data);
    expect(await proxied.customers.archive('jane_doe_001').withResponse()).toMatchObject({ status: 200 });
    expect((await proxied.withOptions({}).api.GET('/customers')).response.status).toBe(200);
  });

  it('new Rollcall takes key and URL from the environment if they are not passed', async () => {
    const server = await startHttpServer(answering(200, example('FirstPage')));
    vi.stubEnv('ROLLCALL_API_KEY', 'sk_test_ENVIRONMENT');
    vi.stubEnv('ROLLCALL_BASE_URL', server.baseUrl);
    await new Rollcall().customers.list();
    await new Rollcall({ apiKey: API_KEY }).customers.list();
    expect(server.requests.map(({ headers }) => headers['x-api-key'])).toEqual(['sk_test_ENVIRONMENT', API_KEY]);
  });

  it('new Rollcall works on platforms without a process', () => {
    vi.stubGlobal('process', undefined);
    expect(thrownBy(() => new Rollcall())).toBeInstanceOf(ConfigError);
    vi.unstubAllGlobals();
  });

  it.each(['', '/', '//'])('new Rollcall accepts a base URL that ends in "/api/v1%s"', async (end) => {
    const server = await startHttpServer(answering(200, example('FirstPage')));
    await new Rollcall({ ...valid, baseUrl: `${server.baseUrl}${end}` }).customers.list();
    expect(server.requests[0]?.url).toBe('/api/v1/customers');
  });

  it('new Rollcall removes spaces around the key', async () => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')), { apiKey: ` ${API_KEY}\n` });
    await client.customers.list();
    expect(server.requests[0]?.headers['x-api-key']).toBe(API_KEY);
  });

  it('a request has the headers of the client, overridden by those of the call', async () => {
    const headers = { 'x-request-id': 'client', 'x-tag': 'a' };
    const { client, server } = await startWithClient(answering(200, example('FirstPage')), { headers });
    await client.customers.list({}, { headers: { 'X-Request-Id': 'call' } });
    expect(server.requests[0]?.headers).toMatchObject({ 'x-request-id': 'call', 'x-tag': 'a', 'x-api-key': API_KEY });
  });

  it('a header that is undefined is not sent', async () => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')));
    await client.customers.list({}, { headers: { 'x-tag': undefined } as unknown as Record<string, string> });
    expect(server.requests[0]?.headers).not.toHaveProperty('x-tag');
  });

  it.each([
    { given: 'the key', headers: { 'x-api-key': 'SECRET' } },
    { given: 'a line break', headers: { a: 'SEC\nRET' } },
  ])('a call rejects $given among its headers', async ({ headers }) => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')));
    const error = await rejectionOf(client.customers.list({}, { headers }));
    expect(error).toBeInstanceOf(ArgumentError);
    expect(inspect(error)).not.toMatch(/SEC[\s\\n]*RET/);
    expect(server.requests).toHaveLength(0);
  });

  it('the client calls fetch with a URL and its options, and without a receiver', async () => {
    const calls: { receiver: unknown; args: unknown[] }[] = [];
    function fetch(this: unknown, ...args: [string, FetchInit]): Promise<Response> {
      calls.push({ receiver: this, args });
      return Promise.resolve(Response.json(example('IndividualResponse')));
    }
    const customer = example<CustomerCreate>('IndividualRequest');
    await new Rollcall({ ...valid, fetch }).customers.create(customer);
    const init = {
      method: 'POST',
      redirect: 'manual',
      body: JSON.stringify(customer),
      headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
      signal: expect.any(AbortSignal),
    };
    expect(calls).toMatchObject([{ receiver: undefined, args: [`${valid.baseUrl}/customers`, init] }]);
  });
});

describe('the key', () => {
  it('the key is in no inspection and no JSON of a client', () => {
    const client = new Rollcall(valid);
    for (const subject of [client, client.customers]) {
      expect(inspect(subject, { depth: 20, showHidden: true, getters: true })).not.toContain(API_KEY);
      expect(JSON.stringify(subject)).not.toContain(API_KEY);
      expect(Object.getOwnPropertyNames(subject).join()).not.toContain('apiKey');
    }
  });

  const failures: [given: string, () => Promise<Rollcall>][] = [
    ['an error response', async () => (await startWithClient(answering(401, example('ApiKeyInvalid')))).client],
    ['HTML', async () => (await startWithClient(answering(200, '<html>'))).client],
    [
      'a redirect',
      async () => (await startWithClient((_, response) => response.writeHead(307, { location: '/x' }).end())).client,
    ],
    ['a reset', async () => (await startWithClient((_, response) => response.destroy())).client],
    ['a timeout', async () => (await startWithClient(() => undefined, { timeoutMs: 20 })).client],
    ['no server', async () => new Rollcall({ ...valid, baseUrl: 'http://127.0.0.1:1/api/v1' })],
  ];

  it.each(failures)('the key is in no error after %s', async (_, connect) => {
    const error = await rejectionOf((await connect()).customers.get('jane_doe_001'));
    expect(inspect(error, { depth: 20, showHidden: true, getters: true })).not.toContain(API_KEY);
    expect(JSON.stringify(error)).not.toContain(API_KEY);
    expect((error as Error).stack).not.toContain(API_KEY);
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}
