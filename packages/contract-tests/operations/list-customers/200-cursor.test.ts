import { describe, expect, it } from 'vitest';
import { cases } from '../../src/document/document.ts';
import { operationOf, routeOf, routesOf } from '../../src/document/operations.ts';
import {
  archivedCustomer,
  bulkCreate,
  newCustomer,
  registeredCustomer,
  uniqueTag,
} from '../../src/requests/customers.ts';
import { expectSuccess, requestOperation } from '../../src/requests/request.ts';
import { validTextsOf } from '../../src/values/parameter-texts.ts';

const TOTAL = 7;
const PAGING = ['page', 'cursor', 'per_page'];
const filters = operationOf('listCustomers').parameters.filter(({ name }) => !PAGING.includes(name));

describe.each(routesOf('listCustomers'))('the cursors of $method $path', (route) => {
  /** Creates customers that only a search for their tag finds, and returns their keys, the newest first. */
  const registry = async (): Promise<{ tag: string; keys: string[] }> => {
    const tag = uniqueTag();
    await bulkCreate(Array.from({ length: TOTAL }, () => newCustomer({ last_name: tag })));
    const { data } = await expectSuccess(route, { query: { search_term: tag, per_page: '100' } });
    return { tag, keys: data.map(({ customer_key }) => customer_key) };
  };

  const pageOf = async (query: Record<string, string>, cursor: string | null | undefined) => {
    const { data, meta } = await expectSuccess(route, { query: { ...query, ...(cursor && { cursor }) } });
    return { keys: data.map(({ customer_key }) => customer_key), meta };
  };

  const walk = async (query: Record<string, string>, afterEach: () => Promise<unknown> = async () => {}) => {
    const keys: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; await afterEach()) {
      const page = await pageOf(query, cursor);
      keys.push(...page.keys);
      cursor = page.meta.next_cursor ?? null;
    }
    return keys;
  };

  it.each(['1', '2', '3', '7', '8'])(
    'lead through all pages of %s customers and end with the last page',
    async (per_page) => {
      const { tag, keys } = await registry();
      expect(await walk({ search_term: tag, per_page })).toEqual(keys);
    },
  );

  it('continue after any page, even with another page size', async () => {
    const { tag, keys } = await registry();
    const { meta } = await expectSuccess(route, { query: { search_term: tag, per_page: '2', page: '2' } });
    expect((await pageOf({ search_term: tag, per_page: '100' }, meta.next_cursor)).keys).toEqual(keys.slice(4));
  });

  it('return correct page numbers and totals with every page', async () => {
    const { tag } = await registry();
    const query = { search_term: tag, per_page: '3' };
    const first = await pageOf(query, undefined);
    const second = await pageOf(query, first.meta.next_cursor);
    const third = await pageOf(query, second.meta.next_cursor);
    const always = { limit_value: 3, total_count: TOTAL, total_pages: 3, 'out_of_range?': false };
    expect([first.meta, second.meta, third.meta]).toMatchObject([
      { ...always, current_page: 1, prev_page: null, next_page: 2, 'first_page?': true, 'last_page?': false },
      { ...always, current_page: 2, prev_page: 1, next_page: 3, 'first_page?': false, 'last_page?': false },
      { ...always, current_page: 3, prev_page: 2, next_page: null, 'last_page?': true, next_cursor: null },
    ]);
  });

  it('return every remaining customer exactly once while others are created, deleted or archived', async () => {
    const { tag, keys } = await registry();
    const going = [keys[0], keys[1], keys[6]].map((customer_key = '') => customer_key);
    const [deleted = '', archived = '', ...later] = going;
    const changes = [
      () => expectSuccess(routeOf('deleteCustomer'), { path: { customer_key: deleted } }),
      () => registeredCustomer({ last_name: tag }),
      () => expectSuccess(routeOf('archiveCustomer'), { path: { customer_key: archived } }),
      () => expectSuccess(routeOf('deleteCustomer'), { path: { customer_key: later[0] ?? '' } }),
    ];
    const shown = await walk({ search_term: tag, per_page: '2' }, async () => changes.shift()?.());
    const throughout = keys.filter((key) => !going.includes(key));
    expect(shown.filter((key) => throughout.includes(key))).toEqual(throughout);
    expect(new Set(shown).size).toBe(shown.length);
  });

  it.each(cases('filters', filters))('belong to a list with the same $name', async (filter) => {
    const { tag } = await registry();
    const query = { search_term: tag, per_page: '1' };
    const { meta } = await pageOf(query, undefined);
    const cursor = meta.next_cursor ?? '';
    const isRejected = async (value: string) => {
      const { status, body } = await requestOperation(route, { query: { ...query, cursor, [filter.name]: value } });
      return status === 422 && body.includes('"field":"cursor"');
    };
    const rejected = await Promise.all(validTextsOf(filter).map(isRejected));
    expect(rejected, `every ${filter.name} accepts the cursor`).toContain(true);
  });

  it('keep the filters of the list', async () => {
    const tag = uniqueTag();
    const archived = [await archivedCustomer({ last_name: tag }), await archivedCustomer({ last_name: tag })];
    await registeredCustomer({ last_name: tag });
    const keys = archived.map(({ customer_key }) => customer_key).toReversed();
    expect(await walk({ search_term: tag, archived: 'only', per_page: '1' })).toEqual(keys);
  });
});
