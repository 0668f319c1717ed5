import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { CustomerRecord } from '../../src/customers/customer.ts';
import type { ArchivedFilter, CustomerFilter } from '../../src/customers/customer-store.ts';
import { foldText, searchText } from '../../src/customers/search-text.ts';
import { recordOf } from '../support/customer-records.ts';
import { otherTenant, type TestStores, tenant } from '../support/open-test-stores.ts';

declare module 'vitest' {
  interface ProvidedContext {
    extent: 'short' | 'full';
  }
}

type Model = Map<string, CustomerRecord>;
type Step = (stores: TestStores, model: Model) => Promise<void>;

const runs = { short: 8, full: 30 }[inject('extent')];
const numbers = Array.from({ length: 6 }, (_, index) => index);
const slot = fc.constantFrom(...numbers);
const type = fc.constantFrom('INDIVIDUAL' as const, 'BUSINESS' as const);
/** Characters that are special to a database or outside the Unicode BMP; few, so that they occur repeatedly. */
const sign = fc.constantFrom(
  ...'abcAB%_"\'*\\^-: \t()ßÉ',
  'AND',
  'OR',
  'NEAR',
  // Long enough for a trigram index, with the escape character of LIKE.
  'abc\\',
  '\\abc',
  'e\u0301',
  '\u{1F600}',
  '\u{10400}',
  '\u{1D11E}',
);
const name = fc.string({ unit: sign, minLength: 1, maxLength: 9 });
/** From terms that are too short for the index to terms with more trigrams than a search uses. */
const term = fc.oneof(
  name,
  fc.string({ unit: sign, minLength: 1, maxLength: 3 }),
  fc.constantFrom('@example.com', '\n', 'x'.repeat(255)),
);

const insert = fc.array(fc.tuple(slot, name, type), { minLength: 1, maxLength: 6 }).map(
  (given): Step =>
    async (stores, model) => {
      const records = given.map(([n, last_name, customer_type]) =>
        recordOf(`key-${n}`, { last_name, customer_type }, new Date(n % 4)),
      );
      const outcomes = await stores.customers.insertMany(tenant, records);
      for (const [index, record] of records.entries()) {
        if ('inserted' in (outcomes[index] ?? {})) model.set(keyOf(record), record);
      }
      await stores.customers.insertMany(otherTenant, records);
    },
);

const update = fc.tuple(slot, name, type, fc.boolean()).map(
  ([n, last_name, customer_type, archive]): Step =>
    async (stores, model) => {
      const archived_at = archive ? new Date(1) : null;
      const outcome = await stores.customers.update(tenant, `key-${n}`, (current) => ({
        ...current,
        attributes: { ...current.attributes, last_name, customer_type },
        archived_at,
      }));
      if ('updated' in outcome) model.set(`key-${n}`, outcome.updated);
    },
);

const remove = slot.map(
  (n): Step =>
    async (stores, model) => {
      expect(await stores.customers.delete(tenant, `key-${n}`)).toBe(model.delete(`key-${n}`));
    },
);

const step = fc.oneof(
  { weight: 4, arbitrary: insert },
  { weight: 3, arbitrary: update },
  { weight: 2, arbitrary: remove },
  { weight: 2, arbitrary: fc.constant<Step>((stores) => stores.settle()) },
);

const filter = fc.record(
  {
    archived: fc.constantFrom<ArchivedFilter>('exclude', 'only', 'include'),
    searchTerm: term,
    customerType: type,
    createdFrom: fc.constantFrom(new Date(1), new Date(2)),
  },
  { requiredKeys: ['archived'] },
);

/** The filters with a precomputed count. */
const countedFilters = (['exclude', 'only', 'include'] as const).flatMap((archived): CustomerFilter[] =>
  ([undefined, 'INDIVIDUAL', 'BUSINESS'] as const).map((customerType) => ({ archived, customerType })),
);

/** Indexes and precomputed counts must not change a list: it equals the result of checking every customer. */
export function describeCustomerListModel(database: string, open: () => Promise<TestStores>): void {
  describe(`after any changes of customers on ${database}`, () => {
    let stores: TestStores;
    beforeAll(async () => {
      stores = await open();
    });
    afterAll(() => stores.close());

    test('a list shows and counts exactly the customers that pass the filter', async () => {
      const property = fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.array(filter, { minLength: 12, maxLength: 12 }),
        async (steps, filters) => {
          await emptied(stores);
          const model: Model = new Map();
          for (const take of steps) await take(stores, model);
          const found = [...model.values()].map((record) => partOf(searchText(record.attributes)));
          const searches = found.map((searchTerm): CustomerFilter => ({ archived: 'include', searchTerm }));
          for (const given of [...countedFilters, ...filters, ...searches]) {
            const { records, totalCount } = await stores.customers.list(tenant, given, { offset: 0, limit: 100 });
            const want = passing(model, given);
            expect(records.map(keyOf).toSorted(), JSON.stringify(given)).toEqual(want);
            expect(totalCount, JSON.stringify(given)).toBe(want.length);
          }
        },
      );
      await fc.assert(property, { numRuns: runs });
    });
  });
}

function passing(model: Model, { archived, searchTerm, customerType, createdFrom }: CustomerFilter): string[] {
  const passes = ({ attributes, archived_at, created_at }: CustomerRecord) =>
    (archived === 'include' || (archived === 'only') === (archived_at !== null)) &&
    (searchTerm === undefined || isFound(searchText(attributes), foldText(searchTerm))) &&
    (customerType === undefined || attributes.customer_type === customerType) &&
    (createdFrom === undefined || created_at >= createdFrom);
  return [...model.values()].filter(passes).map(keyOf).toSorted();
}

/** A letter or digit, alone or with one more character, begins a word; any other term can be anywhere. */
function isFound(text: string, term: string): boolean {
  if (!/^[\p{L}\p{N}].?$/su.test(term)) return text.includes(term);
  return text.startsWith(term) || Array.from("\n ._@+'(-").some((before) => text.includes(`${before}${term}`));
}

async function emptied(stores: TestStores): Promise<void> {
  for (const n of numbers) {
    await stores.customers.delete(tenant, `key-${n}`);
    await stores.customers.delete(otherTenant, `key-${n}`);
  }
}

/** A part of the text that does not cut a character in half. */
function partOf(text: string): string {
  return Array.from(text).slice(2, 7).join('');
}

function keyOf({ attributes }: CustomerRecord): string {
  return attributes.customer_key;
}
