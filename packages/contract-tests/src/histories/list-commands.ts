import type { Customer, CustomerType, PageMeta } from '@rollcall/contract';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Entry } from '../model/registry-model.ts';
import { expectedCustomer } from '../oracle/expected-customer.ts';
import { expectedPage } from '../oracle/expected-page.ts';
import { parseJson } from '../oracle/response.ts';
import { CHOSEN_DAYS } from './chosen-times.ts';
import { type Command, command } from './command.ts';
import type { Tenant } from './session.ts';
import { slot, tenant } from './slots.ts';

interface Filter {
  readonly archived: 'default' | 'exclude' | 'only' | 'include';
  readonly customer_type: CustomerType | null;
  readonly date_created: string | null;
  /** The term is the tag of the history, in lower or upper case, or the beginning of the address of a slot. */
  readonly term: 'lower' | 'upper' | number;
}

const filter: fc.Arbitrary<Filter> = fc.record({
  archived: fc.constantFrom('default', 'exclude', 'only', 'include'),
  customer_type: fc.option(fc.constantFrom('INDIVIDUAL', 'BUSINESS'), { freq: 2 }),
  date_created: fc.option(fc.constantFrom(...CHOSEN_DAYS), { freq: 2 }),
  term: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('lower' as const, 'upper' as const) },
    { weight: 1, arbitrary: slot },
  ),
});

export const listCommands: fc.Arbitrary<Command>[] = [
  fc.tuple(tenant, filter, fc.constantFrom(1, 2, 3, 100), fc.integer({ min: 1, max: 3 })).map(listPage),
  fc.tuple(tenant, filter, fc.constantFrom(1, 2, 3)).map(walk),
];

function listPage([index, filter, perPage, page]: [number, Filter, number, number]): Command {
  return command(index, `list page ${page} of ${perPage} ${JSON.stringify(filter)}`, async (tenant, tag) => {
    const all = await expectList(tenant, toQuery(filter, tag), matching(tenant, filter, tag));
    const query = { ...toQuery(filter, tag), per_page: `${perPage}`, page: `${page}` };
    const { data, meta } = await list(tenant, query);
    expect(data).toEqual(all.slice((page - 1) * perPage, page * perPage));
    const next_cursor = page * perPage < all.length ? expect.any(String) : null;
    expect(meta).toEqual({ ...expectedPage(page, perPage, all.length), next_cursor });
  });
}

/** Follows the cursors through all pages, the second of which may have another size. */
function walk([index, filter, perPage]: [number, Filter, number]): Command {
  return command(index, `walk by ${perPage} ${JSON.stringify(filter)}`, async (tenant, tag) => {
    const all = await expectList(tenant, toQuery(filter, tag), matching(tenant, filter, tag));
    const query = { ...toQuery(filter, tag), per_page: `${perPage}` };
    const shown: Customer[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { data, meta } = await list(tenant, cursor === undefined ? query : { ...query, cursor });
      shown.push(...data);
      expect(meta).toMatchObject({ total_count: all.length, limit_value: perPage });
      cursor = meta.next_cursor ?? null;
      if (shown.length > all.length) break;
    }
    expect(shown).toEqual(all);
  });
}

/** Expects one page to show exactly these customers, the newest first. */
export async function expectList(
  tenant: Tenant,
  query: Readonly<Record<string, string>>,
  wanted: readonly Entry[],
): Promise<readonly Customer[]> {
  const { data, meta } = await list(tenant, { ...query, per_page: '100' });
  const keys = data.map(({ customer_key }) => customer_key);
  expect([...keys].sort()).toEqual(wanted.map(({ sent }) => sent.customer_key).sort());
  expect(meta.total_count).toBe(wanted.length);
  for (const customer of data) tenant.expectShown(customer);
  const times = data.map(({ created_at }) => created_at);
  expect(times).toEqual(times.toSorted().reverse());
  return data;
}

async function list(
  tenant: Tenant,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly data: readonly Customer[]; readonly meta: PageMeta }> {
  const response = await tenant.expect(200, 'listCustomers', { query });
  return parseJson(response) as { readonly data: readonly Customer[]; readonly meta: PageMeta };
}

function toQuery(
  { archived, customer_type, date_created, term }: Filter,
  tag: string,
): Readonly<Record<string, string>> {
  return {
    search_term: termOf(term, tag),
    ...(archived !== 'default' && { archived }),
    ...(customer_type && { customer_type }),
    ...(date_created && { date_created }),
  };
}

function termOf(term: Filter['term'], tag: string): string {
  if (typeof term === 'number') return `${tag}.${term}@`;
  return term === 'lower' ? tag : tag.toUpperCase();
}

function matching(tenant: Tenant, { archived, customer_type, date_created, term }: Filter, tag: string): Entry[] {
  return tenant.registry
    .all()
    .filter(
      (entry) =>
        (archived === 'include' || entry.archived === (archived === 'only')) &&
        (!customer_type || entry.sent.customer_type === customer_type) &&
        (!date_created || entry.times.createdAt?.startsWith(date_created)) &&
        addressesOf(entry).some((address) => address.includes(termOf(term, tag).toLowerCase())),
    );
}

/** No name contains the tag of a history. */
function addressesOf({ sent }: Entry): string[] {
  const { primary_email, billing_email, email_addresses } = expectedCustomer(sent);
  return [primary_email, billing_email, ...email_addresses.map(({ email }) => email)].map((one) => one.toLowerCase());
}
