import { expect, test } from 'vitest';
import type {
  CustomerDeps,
  CustomerFilter,
  CustomerStore,
  CustomerWindow,
} from '../../../src/customers/customer-store.ts';
import { type CustomerQuery, listCustomers } from '../../../src/customers/list-customers.ts';

const firstPage: CustomerQuery = { per_page: 25, archived: 'exclude' };

test.each<{ given: Partial<CustomerQuery>; filter?: Partial<CustomerFilter>; window?: CustomerWindow }>([
  { given: {} },
  { given: { page: 3, per_page: 10 }, window: { offset: 20, limit: 10 } },
  { given: { page: 1_000_000_000, per_page: 100 }, window: { offset: 99_999_999_900, limit: 100 } },
  { given: { search_term: 'jane' }, filter: { searchTerm: 'jane' } },
  { given: { search_term: '' } },
  { given: { customer_type: 'BUSINESS', archived: 'only' }, filter: { customerType: 'BUSINESS', archived: 'only' } },
  {
    given: { date_created: '2024-02-29' },
    filter: { createdFrom: new Date('2024-02-29T00:00:00Z'), createdBefore: new Date('2024-03-01T00:00:00Z') },
  },
])('the query $given becomes the right filter and window of the store', async ({ given, filter, window }) => {
  const asked: unknown[] = [];
  const list: CustomerStore['list'] = async (...args) => {
    asked.push(args);
    return { records: [], totalCount: 0 };
  };
  await listCustomers({ customers: { list } as CustomerStore } as CustomerDeps, 'tenant', { ...firstPage, ...given });
  const wantFilter = { archived: 'exclude', ...filter };
  expect(asked).toEqual([['tenant', wantFilter, window ?? { offset: 0, limit: 25 }]]);
});
