import { describe, expect, it } from 'vitest';
import type { CustomerListQuery } from '../../src/index.ts';
import { example, rejectionOf, startWithClient } from '../support/clients.ts';
import { answering, type Handler, type HttpServer } from '../support/http-server.ts';

interface Page {
  keys: string[];
  next: number | null | undefined;
}

/** Serves pages by number; a page that does not exist is empty. */
function serving(pages: Record<number, Page>): Handler {
  return (request, response) => {
    const number = Number(new URL(request.url, 'http://h').searchParams.get('page'));
    const { keys, next } = pages[number] ?? { keys: [], next: null };
    const data = keys.map((customer_key) => ({ customer_key }));
    const answer = { ...example<object>('FirstPage'), data, meta: { current_page: number, next_page: next } };
    answering(200, answer)(request, response);
  };
}

async function keysOf(
  handler: Handler,
  query: CustomerListQuery = {},
): Promise<{ keys: string[]; server: HttpServer }> {
  const { client, server } = await startWithClient(handler);
  const keys: string[] = [];
  for await (const { customer_key } of client.customers.iterate(query)) keys.push(customer_key);
  return { keys, server };
}

/** Serves pages by cursor; `first` is the page without a cursor. */
function servingByCursor(pages: Record<string, { keys: string[]; next: string | null }>): Handler {
  return (request, response) => {
    const cursor = new URL(request.url, 'http://h').searchParams.get('cursor') ?? 'first';
    const { keys, next } = pages[cursor] ?? { keys: [], next: null };
    const data = keys.map((customer_key) => ({ customer_key }));
    answering(200, { ...example<object>('FirstPage'), data, meta: { next_page: 2, next_cursor: next } })(
      request,
      response,
    );
  };
}

const pagesAsked = (server: HttpServer): (string | null)[] =>
  server.requests.map(({ url }) => new URL(url, 'http://h').searchParams.get('page'));

describe('iterate', () => {
  const table: { given: string; pages: Record<number, Page>; want: string[]; asked: string[] }[] = [
    { given: 'one page', pages: { 1: { keys: ['a', 'b'], next: null } }, want: ['a', 'b'], asked: ['1'] },
    {
      given: 'pages that are not full',
      pages: { 1: { keys: ['a'], next: 2 }, 2: { keys: ['b'], next: 3 }, 3: { keys: ['c', 'd'], next: null } },
      want: ['a', 'b', 'c', 'd'],
      asked: ['1', '2', '3'],
    },
    { given: 'no customers', pages: {}, want: [], asked: ['1'] },
    {
      given: 'an empty page that names another',
      pages: { 1: { keys: ['a'], next: 2 }, 2: { keys: [], next: 3 } },
      want: ['a'],
      asked: ['1', '2'],
    },
    {
      given: 'a page that points back',
      pages: { 1: { keys: ['a'], next: 2 }, 2: { keys: ['b'], next: 2 } },
      want: ['a', 'b'],
      asked: ['1', '2'],
    },
    {
      given: 'a page that names no next page',
      pages: { 1: { keys: ['a'], next: undefined } },
      want: ['a'],
      asked: ['1'],
    },
    {
      given: 'a customer that a new one pushed to the next page',
      pages: { 1: { keys: ['a', 'b'], next: 2 }, 2: { keys: ['b', 'c'], next: null } },
      want: ['a', 'b', 'c'],
      asked: ['1', '2'],
    },
  ];

  it.each(table)('iterate yields every customer once, given $given', async ({ pages, want, asked }) => {
    const { keys, server } = await keysOf(serving(pages));
    expect(keys).toEqual(want);
    expect(pagesAsked(server)).toEqual(asked);
  });

  it.each([
    { given: 'the last page', pages: { first: { keys: ['a'], next: 'x' }, x: { keys: ['b'], next: null } } },
    {
      given: 'a page that points back',
      pages: { first: { keys: ['a'], next: 'x' }, x: { keys: ['b'], next: 'x' } },
    },
    {
      given: 'an empty page that names another',
      pages: { first: { keys: ['a'], next: 'x' }, x: { keys: ['b'], next: 'y' }, y: { keys: [], next: 'z' } },
    },
  ])('iterate follows cursors up to $given', async ({ pages }) => {
    const { keys, server } = await keysOf(servingByCursor(pages), { archived: 'include' });
    expect(keys).toEqual(['a', 'b']);
    expect(server.requests.map(({ url }) => url).slice(0, 2)).toEqual([
      '/api/v1/customers?per_page=100&archived=include&page=1',
      '/api/v1/customers?per_page=100&archived=include&cursor=x',
    ]);
    expect(server.requests).toHaveLength(Object.keys(pages).length);
  });

  it('iterate starts at the cursor of the query', async () => {
    const { keys, server } = await keysOf(servingByCursor({ x: { keys: ['b'], next: null } }), { cursor: 'x' });
    expect(keys).toEqual(['b']);
    expect(server.requests.map(({ url }) => url)).toEqual(['/api/v1/customers?per_page=100&cursor=x']);
  });

  it('iterate keeps the filters, requests full pages, and starts at the page of the query', async () => {
    const { server } = await keysOf(serving({ 3: { keys: ['a'], next: 4 }, 4: { keys: ['b'], next: null } }), {
      customer_type: 'BUSINESS',
      page: 3,
    });
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/api/v1/customers?per_page=100&customer_type=BUSINESS&page=3',
      '/api/v1/customers?per_page=100&customer_type=BUSINESS&page=4',
    ]);
  });

  it('iterate uses the per_page of the query', async () => {
    const { server } = await keysOf(serving({}), { per_page: 7 });
    expect(server.requests[0]?.url).toContain('per_page=7&');
  });

  it('iterate requests no page that is not consumed', async () => {
    const { client, server } = await startWithClient(serving({ 1: { keys: ['a', 'b'], next: 2 } }));
    const customers = client.customers.iterate();
    expect(server.requests).toHaveLength(0);
    for await (const { customer_key } of customers) if (customer_key === 'b') break;
    expect(server.requests).toHaveLength(1);
  });

  it('iterate throws the error of a failing page', async () => {
    const { client } = await startWithClient(answering(401, example('ApiKeyInvalid')));
    expect(await rejectionOf(client.customers.iterate().next())).toMatchObject({ name: 'AuthenticationError' });
  });

  it('iterate ends when its signal is aborted', async () => {
    const controller = new AbortController();
    const { client, server } = await startWithClient(
      serving({ 1: { keys: ['a'], next: 2 }, 2: { keys: ['b'], next: null } }),
    );
    const customers = client.customers.iterate({}, { signal: controller.signal });
    await customers.next();
    controller.abort();
    expect(await rejectionOf(customers.next())).toMatchObject({ name: 'AbortedError' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('pages', () => {
  it('pages yields the same pages as list', async () => {
    const { client } = await startWithClient(serving({ 1: { keys: ['a'], next: 2 }, 2: { keys: ['b'], next: null } }));
    const pages: unknown[] = [];
    for await (const page of client.customers.pages()) pages.push(page);
    expect(pages).toEqual([
      { customers: [{ customer_key: 'a' }], meta: { current_page: 1, next_page: 2 } },
      { customers: [{ customer_key: 'b' }], meta: { current_page: 2, next_page: null } },
    ]);
  });
});
