import { beforeAll, describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { expectedPage } from '../../src/oracle/expected-page.ts';
import { bulkCreate, newCustomer, uniqueTag } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

const TOTAL = 7;

describe.each(routesOf('listCustomers'))('the pages of $method $path', (route) => {
  const tag = uniqueTag();
  const customers = Array.from({ length: TOTAL }, () => newCustomer({ last_name: tag }));
  const pageOf = (page: number, per_page: number) =>
    expectSuccess(route, { query: { search_term: tag, page: `${page}`, per_page: `${per_page}` } });

  beforeAll(async () => {
    await bulkCreate(customers);
  });

  it.each([1, 2, 3, 7, 8, 100])('contain each customer exactly once with %i customers on a page', async (perPage) => {
    const keys: string[] = [];
    for (let page = 1; page <= Math.ceil(TOTAL / perPage); page += 1) {
      const { data } = await pageOf(page, perPage);
      keys.push(...data.map(({ customer_key }) => customer_key));
    }
    expect(keys).toHaveLength(TOTAL);
    expect(new Set(keys)).toEqual(new Set(customers.map(({ customer_key }) => customer_key)));
  });

  it.each([
    [1, 3],
    [2, 3],
    [3, 3],
    [1, 7],
    [1, 100],
    [4, 3],
    [9, 3],
    [1_000_000_000, 100],
  ])('have correct page numbers and totals on page %i with a page size of %i', async (page, perPage) => {
    const { data, meta } = await pageOf(page, perPage);
    const next_cursor = page * perPage < TOTAL ? expect.any(String) : null;
    expect(meta).toEqual({ ...expectedPage(page, perPage, TOTAL), next_cursor });
    expect(data).toHaveLength(Math.max(0, Math.min(perPage, TOTAL - (page - 1) * perPage)));
  });
});
