import { describe, expect, it } from 'vitest';
import { ArgumentError, type Customers } from '../../src/index.ts';
import { example, rejectionOf, startWithClient } from '../support/clients.ts';
import { answering } from '../support/http-server.ts';

const methods: [string, (customers: Customers, key: string) => Promise<unknown>][] = [
  ['get', (customers, key) => customers.get(key)],
  ['update', (customers, key) => customers.update(key, {})],
  ['delete', (customers, key) => customers.delete(key)],
  ['archive', (customers, key) => customers.archive(key)],
  ['unarchive', (customers, key) => customers.unarchive(key)],
];

const rejectedKeys: [unknown, string][] = [
  ['', 'customer_key must not be ""'],
  ['.', 'customer_key must not be "."'],
  ['..', 'customer_key must not be ".."'],
  ['\uD800', 'customer_key must not contain unpaired surrogates'],
  [undefined, 'customer_key must be a string, not undefined'],
  [null, 'customer_key must be a string, not null'],
  [7, 'customer_key must be a string, not number'],
];

describe('path parameters', () => {
  const table = methods.flatMap(([method, call]) =>
    rejectedKeys.map(([given, want]) => ({ method, call, given, want })),
  );

  it.each(table)('$method rejects the key $given before anything is sent', async ({ call, given, want }) => {
    const { client, server } = await startWithClient(answering(200, example('CustomerRetrieved')));
    const error = await rejectionOf(call(client.customers, given as string));
    expect(server.requests).toHaveLength(0);
    expect(error).toBeInstanceOf(ArgumentError);
    expect((error as Error).message).toBe(want);
  });

  it.each(['...', '.a', '%2e%2e', '../x', '..\\x', 'a/../b', '{customer_key}', '$&', 'a+b', 'ключ', '😀', ' ', '\n'])(
    'get sends the key %j unchanged',
    async (key) => {
      const { client, server } = await startWithClient(answering(200, example('CustomerRetrieved')));
      await client.customers.get(key);
      const path = server.requests[0]?.url ?? '';
      expect(path.startsWith('/api/v1/customers/')).toBe(true);
      expect(path.slice('/api/v1/customers/'.length)).not.toMatch(/[/?#]/);
      expect(decodeURIComponent(path.slice('/api/v1/customers/'.length))).toBe(key);
    },
  );
});

const sent: [object, string][] = [
  [{}, ''],
  [{ page: 1 }, '?page=1'],
  [{ page: undefined, per_page: null, search_term: '' }, '?search_term='],
  [{ search_term: 'a&b=c d+e' }, '?search_term=a%26b%3Dc%20d%2Be'],
  [{ flag: false }, '?flag=false'],
];

const rejectedValues: [unknown, string][] = [
  [new Date(0), 'date_created must be a string, a number or a boolean, such as "2026-11-23" for a day'],
  [['a'], 'date_created must be a string, a number or a boolean'],
  [{}, 'date_created must be a string, a number or a boolean'],
  ['\uDC00', 'date_created must not contain unpaired surrogates'],
];

describe('query parameters', () => {
  it.each(sent)('list writes the query %j as %j', async (given, want) => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')));
    await client.customers.list(given);
    expect(server.requests[0]?.url).toBe(`/api/v1/customers${want}`);
  });

  it.each(rejectedValues)('list rejects the value %j instead of dropping it', async (given, want) => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')));
    const error = await rejectionOf(client.customers.list({ date_created: given as string }));
    expect(error).toEqual(new ArgumentError(want));
    expect(server.requests).toHaveLength(0);
  });
});
