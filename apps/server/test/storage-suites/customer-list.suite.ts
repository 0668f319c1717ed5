import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerRecord } from '../../src/customers/customer.ts';
import type { CustomerFilter, CustomerPosition } from '../../src/customers/customer-store.ts';
import { recordOf } from '../support/customer-records.ts';
import { otherTenant, type TestStores, tenant } from '../support/open-test-stores.ts';

const monday = new Date('2026-11-23T00:00:00.000Z');
const tuesday = new Date('2026-11-24T00:00:00.000Z');
const beforeTuesday = new Date(tuesday.getTime() - 1);

/** Oldest first. Records of the same moment are ordered by id. */
const registry: readonly CustomerRecord[] = [
  recordOf('acme', { customer_type: 'BUSINESS', legal_name: 'ACME 100% Ünlimited' }, monday),
  recordOf('jane', { first_name: 'Jane', last_name: 'Doe', billing_email: 'Bills@acme.example' }, beforeTuesday),
  recordOf('aside', { customer_type: 'BUSINESS', display_name: 'Put_aside' }, tuesday),
  recordOf('globex', { customer_type: 'BUSINESS', legal_name: 'Globex' }, tuesday),
];

const cases: { given: Partial<CustomerFilter>; want: string[] }[] = [
  { given: {}, want: ['globex', 'jane', 'acme'] },
  { given: { archived: 'include' }, want: ['globex', 'aside', 'jane', 'acme'] },
  { given: { archived: 'only' }, want: ['aside'] },
  { given: { customerType: 'BUSINESS' }, want: ['globex', 'acme'] },
  { given: { createdFrom: monday, createdBefore: tuesday }, want: ['jane', 'acme'] },
  { given: { createdFrom: tuesday, archived: 'include' }, want: ['globex', 'aside'] },
  { given: { searchTerm: 'JANE D' }, want: ['jane'] },
  { given: { searchTerm: 'ünlimited' }, want: ['acme'] },
  { given: { searchTerm: 'u\u0308NLIMITED' }, want: ['acme'] },
  { given: { searchTerm: 'bills@' }, want: ['jane'] },
  { given: { searchTerm: 'acme', customerType: 'BUSINESS' }, want: ['acme'] },
  { given: { searchTerm: '100%' }, want: ['acme'] },
  { given: { searchTerm: '1%d' }, want: [] },
  { given: { searchTerm: 't_a', archived: 'include' }, want: ['aside'] },
  { given: { searchTerm: '_', archived: 'exclude' }, want: [] },
  // Short terms begin a word.
  { given: { searchTerm: 'D' }, want: ['jane'] },
  { given: { searchTerm: 'do' }, want: ['jane'] },
  { given: { searchTerm: 'Ün' }, want: ['acme'] },
  { given: { searchTerm: 'oe' }, want: [] },
  { given: { searchTerm: 'as', archived: 'include' }, want: ['aside'] },
  { given: { searchTerm: '@a' }, want: ['jane'] },
  { given: { searchTerm: '%' }, want: ['acme'] },
];

/** The guarantees of every CustomerStore about lists. */
export function describeCustomerList(name: string, open: () => Promise<TestStores>): void {
  describe(`a list of customers on ${name}`, () => {
    let stores: TestStores;
    beforeAll(async () => {
      stores = await open();
      await stores.customers.insertMany(tenant, registry);
      await stores.customers.update(tenant, 'aside', (current) => ({ ...current, archived_at: tuesday }));
      await stores.customers.insertMany(otherTenant, [recordOf('foreign', { first_name: 'Jane' }, tuesday)]);
    });
    afterAll(() => stores.close());

    // Every guarantee holds before and after the background work of the server.
    describe.each(['before indexing', 'after indexing'])('%s', (moment) => {
      beforeAll(async () => {
        if (moment === 'after indexing') await stores.settle();
      });

      const list = async (filter: Partial<CustomerFilter>, offset: number, limit: number) => {
        const page = await stores.customers.list(tenant, { archived: 'exclude', ...filter }, { offset, limit });
        return { keys: page.records.map(({ attributes }) => attributes.customer_key), totalCount: page.totalCount };
      };

      /** Reads the whole list in pages, each after the last customer of the page before. */
      const walk = async (filter: Partial<CustomerFilter>, limit: number): Promise<string[]> => {
        const keys: string[] = [];
        let after: CustomerPosition = { createdAt: new Date('9999-12-31T23:59:59Z'), id: '' };
        for (;;) {
          const found = await stores.customers.listAfter(tenant, { archived: 'exclude', ...filter }, { after, limit });
          const last = found.at(-1);
          if (last === undefined) return keys;
          keys.push(...found.map(({ attributes }) => attributes.customer_key));
          after = { createdAt: last.created_at, id: last.id };
        }
      };

      test.each(cases)(
        'shows the same customers page by page, whatever the size of a page: $given',
        async ({ given, want }) => {
          for (const limit of [1, 2, 100]) expect(await walk(given, limit)).toEqual(want);
        },
      );

      test('continues after a position whose customer no longer exists', async () => {
        const after = { createdAt: tuesday, id: '' };
        const found = await stores.customers.listAfter(tenant, { archived: 'include' }, { after, limit: 1 });
        expect(found.map(({ attributes }) => attributes.customer_key)).toEqual(['jane']);
      });

      test.each(cases)('shows the newest customers first and counts all of them: $given', async ({ given, want }) => {
        expect(await list(given, 0, 100)).toEqual({ keys: want, totalCount: want.length });
      });

      test.each([
        { given: { offset: 0, limit: 2 }, want: ['globex', 'aside'] },
        { given: { offset: 2, limit: 2 }, want: ['jane', 'acme'] },
        { given: { offset: 4, limit: 2 }, want: [] },
        { given: { offset: 99_999_999_900, limit: 100 }, want: [] },
      ])('counts all customers, whatever the window: $given', async ({ given, want }) => {
        expect(await list({ archived: 'include' }, given.offset, given.limit)).toEqual({ keys: want, totalCount: 4 });
      });
    });
  });
}
