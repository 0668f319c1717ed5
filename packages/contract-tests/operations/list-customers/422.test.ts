import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { parseJson } from '../../src/oracle/response.ts';
import { bulkCreate, newCustomer, uniqueTag } from '../../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess } from '../../src/requests/request.ts';
import { itWithFaultInjection, itWithTwoTenants, target } from '../../src/target/target.ts';

describe.each(routesOf('listCustomers'))('$method $path', (route) => {
  itWithFaultInjection('does not ask for a retry if the list takes too long to read', async () => {
    const response = await expectStatus(422, route, { headers: { prefer: 'code=422' } });
    expect(parseJson(response)).toMatchObject({ code: 'query_too_slow', data: null, issues: [] });
    expect(response.headers.has('retry-after')).toBe(false);
  });

  it.each([
    { given: 'page=0', want: { code: 'too_small', field: 'page' } },
    { given: 'page=-1', want: { code: 'too_small', field: 'page' } },
    { given: 'page=1000000001', want: { code: 'too_large', field: 'page' } },
    { given: 'page=two', want: { code: 'invalid_type', field: 'page' } },
    { given: 'page=1.5', want: { field: 'page' } },
    { given: 'page=', want: { field: 'page' } },
    { given: 'page=1e2', want: { field: 'page' } },
    { given: 'page=0x10', want: { field: 'page' } },
    { given: 'per_page=0', want: { code: 'too_small', field: 'per_page' } },
    { given: 'per_page=101', want: { code: 'too_large', field: 'per_page' } },
    { given: 'customer_type=individual', want: { code: 'invalid_value', field: 'customer_type' } },
    { given: 'archived=yes', want: { code: 'invalid_value', field: 'archived' } },
    { given: 'date_created=2023-02-29', want: { code: 'invalid_format', field: 'date_created' } },
    { given: 'date_created=today', want: { code: 'invalid_format', field: 'date_created' } },
    { given: `search_term=${'x'.repeat(256)}`, want: { code: 'too_long', field: 'search_term' } },
    { given: 'search_term=a%00b', want: { code: 'invalid_format', field: 'search_term' } },
    { given: 'cursor=', want: { code: 'too_short', field: 'cursor' } },
    { given: 'cursor=a%20b', want: { code: 'invalid_format', field: 'cursor' } },
    { given: `cursor=${'x'.repeat(256)}`, want: { code: 'too_long', field: 'cursor' } },
    { given: 'cursor=made-up', want: { code: 'invalid_value', field: 'cursor' } },
    { given: 'cursor=W10', want: { code: 'invalid_value', field: 'cursor' } },
    { given: 'page=1&cursor=made-up', want: { code: 'invalid_value', field: 'cursor' } },
    { given: 'perpage=10', want: { code: 'unknown_field', field: 'perpage' } },
    { given: 'Page=1', want: { code: 'unknown_field', field: 'Page' } },
    { given: '__proto__=1', want: { code: 'unknown_field', field: '__proto__' } },
  ])('rejects the query $given and names the parameter', async ({ given, want }) => {
    const failure = await expectFailure(422, route, { url: `${route.path}?${given}` });
    expect(failure).toMatchObject({ code: 'validation_failed', issues: [want] });
  });

  it('rejects a cursor together with a page, and a cursor of a list with other filters', async () => {
    const last_name = uniqueTag();
    await bulkCreate([newCustomer({ last_name }), newCustomer({ last_name })]);
    const query = { search_term: last_name, per_page: '1' };
    const { meta } = await expectSuccess(route, { query });
    const cursor = meta.next_cursor ?? '';
    await expectSuccess(route, { query: { ...query, cursor } });
    const date_created = '2026-01-31';
    const filters = [{ archived: 'only' }, { search_term: '' }, { customer_type: 'BUSINESS' }, { date_created }];
    for (const other of [{ page: '2' }, ...filters]) {
      const failure = await expectFailure(422, route, {
        query: { ...query, cursor, ...other } as Record<string, string>,
      });
      expect(failure).toMatchObject({
        code: 'validation_failed',
        issues: [{ code: 'invalid_value', field: 'cursor' }],
      });
    }
  });

  itWithTwoTenants('rejects the cursor of a list of another tenant', async () => {
    const query = { per_page: '1' };
    await bulkCreate([newCustomer(), newCustomer()]);
    const { meta } = await expectSuccess(route, { query });
    const headers = { 'x-api-key': target.otherApiKey };
    const failure = await expectFailure(422, route, { headers, query: { ...query, cursor: meta.next_cursor ?? '' } });
    expect(failure).toMatchObject({ issues: [{ code: 'invalid_value', field: 'cursor' }] });
  });

  it('names every invalid parameter', async () => {
    const { issues } = await expectFailure(422, route, {
      query: { page: '0', per_page: '0', archived: 'yes', order: 'asc' },
    });
    expect(issues.map(({ field }) => field)).toEqual(['page', 'per_page', 'archived', 'order']);
  });

  it.each(['page=1&page=2', 'page[]=1', 'page[a]=1'])('rejects several values of one parameter: %s', async (query) => {
    const { issues } = await expectFailure(422, route, { url: `${route.path}?${query}` });
    expect(issues.length).toBeGreaterThan(0);
  });

  it.each([
    'page=1000000000',
    'per_page=1',
    'per_page=100',
    `search_term=${'x'.repeat(255)}`,
    `search_term=${'%F0%9F%98%80'.repeat(255)}`,
    'date_created=2024-02-29',
  ])('accepts a value at its bound: %s', async (query) => {
    await expectSuccess(route, { url: `${route.path}?${query}` });
  });
});
