import { describe, expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { startServer } from '../../support/start-server.ts';

describe('the meta of a page', () => {
  const cases = [
    { given: '', want: { pages: 1, limit: 25, page: 1, next: null, prev: null, first: true, last: true, out: false } },
    {
      given: 'per_page=2',
      want: { pages: 3, limit: 2, page: 1, next: 2, prev: null, first: true, last: false, out: false },
    },
    {
      given: 'per_page=2&page=2',
      want: { pages: 3, limit: 2, page: 2, next: 3, prev: 1, first: false, last: false, out: false },
    },
    {
      given: 'per_page=2&page=3',
      want: { pages: 3, limit: 2, page: 3, next: null, prev: 2, first: false, last: true, out: false },
    },
    {
      given: 'per_page=2&page=4',
      want: { pages: 3, limit: 2, page: 4, next: null, prev: null, first: false, last: false, out: true },
    },
  ];
  it.each(cases)('the list with the query "$given" has the right meta', async ({ given, want }) => {
    const { send } = await startServer();
    const customers = ['a', 'b', 'c', 'd', 'e'].map((name) => customerNamed(name));
    await send('POST', '/customers/bulk-create', { body: { customers } });
    const { status, body } = await send('GET', `/customers?${given}`);
    expect({ status, message: body.message }).toEqual({ status: 200, message: 'Customers Fetched' });
    expect(body.meta).toEqual({
      current_page: want.page,
      total_pages: want.pages,
      total_count: 5,
      limit_value: want.limit,
      next_page: want.next,
      prev_page: want.prev,
      'first_page?': want.first,
      'last_page?': want.last,
      'out_of_range?': want.out,
      next_cursor: want.next === null ? null : expect.any(String),
    });
  });

  it('every page of an empty registry is out of range', async () => {
    const { send } = await startServer();
    const { body } = await send('GET', '/customers?page=1000000000&per_page=100');
    expect(body.meta).toMatchObject({ total_pages: 0, next_page: null, prev_page: null, 'out_of_range?': true });
    const first = (await send('GET', '/customers')).body;
    expect(first).toMatchObject({
      data: [],
      meta: { 'first_page?': true, 'last_page?': false, 'out_of_range?': true },
    });
  });
});

describe('the filters', () => {
  const cases = [
    { given: '', want: ['c', 'b', 'a'] },
    { given: 'archived=exclude', want: ['c', 'b', 'a'] },
    { given: 'archived=only', want: ['z'] },
    { given: 'archived=include', want: ['z', 'c', 'b', 'a'] },
    { given: 'customer_type=BUSINESS', want: ['b'] },
    { given: 'search_term=&customer_type=&date_created=&archived=', want: ['c', 'b', 'a'] },
    { given: 'search_term=MÜLLER', want: ['c'] },
    { given: 'search_term=b%40EXAMPLE', want: ['b'] },
    { given: 'search_term=100%25', want: ['a'] },
    { given: 'search_term=%25', want: ['a'] },
    { given: 'date_created=2026-11-23', want: ['c', 'b', 'a'] },
    { given: 'date_created=2026-11-24', want: [] },
  ];
  it.each(cases)('the list with the filter "$given" contains the customers $want', async ({ given, want }) => {
    let seconds = 0;
    const { send } = await startServer({ now: () => new Date(Date.UTC(2026, 10, 23, 0, 0, seconds++)) });
    for (const body of [
      customerNamed('a', { display_name: '100% sure' }),
      customerNamed('b', { customer_type: 'BUSINESS' }),
      customerNamed('c', { first_name: 'Jo', last_name: 'Müller' }),
      customerNamed('z'),
    ]) {
      await send('POST', '/customers', { body });
    }
    await send('POST', '/customers/z/archive');
    const { body } = await send('GET', `/customers?${given}`);
    expect(body.data.map(({ customer_key }: { customer_key: string }) => customer_key)).toEqual(want);
  });
});
