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

/** The cursors that lead from one page to the next, from the first page without a cursor; `rest` then repeats for ever. */
function circle(start: readonly string[], rest: readonly string[]): Record<string, { keys: string[]; next: string }> {
  const cursors = ['first', ...start, ...rest];
  const next = (number: number): string => cursors[number + 1] ?? (rest[0] as string);
  return Object.fromEntries(cursors.map((cursor, number) => [cursor, { keys: [cursor], next: next(number) }]));
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, number) => `${number}`);

describe('pages that lead back', () => {
  it.each([
    { given: 'A, A', start: [], rest: ['A'], requests: 2 },
    { given: 'A, B, A', start: [], rest: ['A', 'B'], requests: 3 },
    { given: 'A, B, C, B', start: ['A'], rest: ['B', 'C'], requests: 4 },
    { given: 'hundreds of pages and the first one again', start: [], rest: numbers(300), requests: 301 },
  ])('iterate throws ResponseFormatError before it reads a page twice, given the cursors $given', async (given) => {
    const { client, server } = await startWithClient(servingByCursor(circle(given.start, given.rest)));
    const error = await rejectionOf(client.customers.iterate().toArray({ limit: 10_000 }));
    expect(error).toMatchObject({
      name: 'ResponseFormatError',
      message: expect.stringContaining('its next_cursor is that of an earlier page'),
      operation: 'listCustomers',
      requestId: 'req_1',
      status: 200,
    });
    expect(server.requests).toHaveLength(given.requests);
  });

  it('iterate throws ResponseFormatError for a small circle after many pages, before it has read twice as many', async () => {
    const { client, server } = await startWithClient(servingByCursor(circle(numbers(90), ['A', 'B', 'C'])));
    expect(await rejectionOf(client.customers.iterate().toArray({ limit: 10_000 }))).toMatchObject({
      name: 'ResponseFormatError',
    });
    expect(server.requests.length).toBeLessThan(180);
  });

  it.each([
    { given: 'itself', pages: { 1: { keys: ['a'], next: 2 }, 2: { keys: ['b'], next: 2 } }, want: 'next_page is 2' },
    {
      given: 'an earlier one',
      pages: { 1: { keys: ['a'], next: 2 }, 2: { keys: ['b'], next: 1 } },
      want: 'next_page is 1',
    },
  ])('iterate throws ResponseFormatError if page 2 names $given as the next one', async ({ pages, want }) => {
    const { client, server } = await startWithClient(serving(pages));
    const error = await rejectionOf(client.customers.iterate().toArray({ limit: 100 }));
    expect(error).toMatchObject({ name: 'ResponseFormatError', message: expect.stringContaining(want) });
    expect(server.requests).toHaveLength(2);
  });

  it('nextPage throws ResponseFormatError if the cursors lead back', async () => {
    const { client } = await startWithClient(servingByCursor(circle([], ['A', 'B'])));
    const first = await client.customers.list();
    const second = await first.nextPage();
    const third = await second?.nextPage();
    expect(third?.customers).toEqual([{ customer_key: 'B' }]);
    expect(await rejectionOf(third?.nextPage() ?? Promise.resolve())).toMatchObject({ name: 'ResponseFormatError' });
  });
});

describe('toArray', () => {
  const three = { 1: { keys: ['a', 'b'], next: 2 }, 2: { keys: ['c'], next: null } };

  it.each([
    { limit: 100, want: ['a', 'b', 'c'], requests: 2 },
    { limit: 3, want: ['a', 'b', 'c'], requests: 2 },
    { limit: 2, want: ['a', 'b'], requests: 1 },
    { limit: 1, want: ['a'], requests: 1 },
  ])(
    'toArray with a limit of $limit collects $want and requests no further page',
    async ({ limit, want, requests }) => {
      const { client, server } = await startWithClient(serving(three));
      const customers = await client.customers.iterate().toArray({ limit });
      expect(customers.map(({ customer_key }) => customer_key)).toEqual(want);
      expect(server.requests).toHaveLength(requests);
    },
  );

  it('toArray collects the customers that were not consumed yet, and ends the iteration', async () => {
    const { client } = await startWithClient(serving(three));
    const iterator = client.customers.iterate();
    await iterator.next();
    expect(await iterator.toArray({ limit: 1 })).toEqual([{ customer_key: 'b' }]);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it.each([
    [undefined],
    [{}],
    [{ limit: 0 }],
    [{ limit: 1.5 }],
    [{ limit: Number.POSITIVE_INFINITY }],
    [{ limit: '5' }],
  ])('toArray rejects the options %j before it requests anything', async (options) => {
    const { client, server } = await startWithClient(serving(three));
    const error = await rejectionOf(client.customers.iterate().toArray(options as never));
    expect(error).toMatchObject({ name: 'ArgumentError', message: expect.stringContaining('limit must be') });
    expect(server.requests).toHaveLength(0);
  });
});

describe('nextPage', () => {
  it('nextPage reads the next page with the same filters, and is null after the last', async () => {
    const { client, server } = await startWithClient(
      serving({ 2: { keys: ['a'], next: 3 }, 3: { keys: ['b'], next: null } }),
    );
    const page = await client.customers.list({ page: 2, per_page: 1, search_term: 'x' });
    const next = await page.nextPage();
    expect(next?.customers).toEqual([{ customer_key: 'b' }]);
    expect(await next?.nextPage()).toBeNull();
    expect(server.requests.map(({ url }) => new URL(url, 'http://h').search)).toEqual([
      '?page=2&per_page=1&search_term=x',
      '?per_page=1&search_term=x&page=3',
    ]);
  });

  it('nextPage follows the cursor of the page, and may be called again', async () => {
    const { client, server } = await startWithClient(
      servingByCursor({ first: { keys: ['a'], next: 'x' }, x: { keys: ['b'], next: null } }),
    );
    const page = await client.customers.list();
    for (let times = 0; times < 2; times += 1) {
      expect((await page.nextPage())?.customers).toEqual([{ customer_key: 'b' }]);
    }
    expect(server.requests.map(({ url }) => new URL(url, 'http://h').search)).toEqual(['', '?cursor=x', '?cursor=x']);
  });

  it('nextPage uses the options of the page', async () => {
    const { client, server } = await startWithClient(
      serving({ 1: { keys: ['a'], next: 2 }, 2: { keys: [], next: null } }),
    );
    const page = await client.customers.list({ page: 1 }, { headers: { 'x-trace': '7' } });
    await page.nextPage();
    expect(server.requests.map(({ headers }) => headers['x-trace'])).toEqual(['7', '7']);
  });

  it('a page is plain data when it is cloned, written as JSON or wrapped in a proxy', async () => {
    const { client } = await startWithClient(serving({ 1: { keys: ['a'], next: 2 }, 2: { keys: ['b'], next: null } }));
    const page = await client.customers.list({ page: 1 });
    const data = { customers: [{ customer_key: 'a' }], meta: { current_page: 1, next_page: 2 } };
    expect(structuredClone(page)).toEqual(data);
    expect(JSON.parse(JSON.stringify(page))).toEqual(data);
    expect((await new Proxy(page, {}).nextPage())?.customers).toEqual([{ customer_key: 'b' }]);
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
