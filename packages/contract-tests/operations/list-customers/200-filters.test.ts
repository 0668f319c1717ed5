import type { CustomerCreate } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { cases } from '../../src/document/document.ts';
import { operationOf, routeOf, routesOf } from '../../src/document/operations.ts';
import { jsonBody } from '../../src/requests/bodies.ts';
import { archivedCustomer, newCustomer, registeredCustomer, uniqueTag } from '../../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';
import { itWithClock } from '../../src/target/target.ts';

const DAY_MS = 86_400_000;

describe.each(routesOf('listCustomers'))('the filters of $method $path', (route) => {
  const keysFor = async (query: Record<string, string>) => {
    const { data } = await expectSuccess(route, { query: { per_page: '100', ...query } });
    return data.map(({ customer_key }) => customer_key);
  };

  /** Of all pages. */
  const allKeysFor = async (query: Record<string, string>) => {
    const keys: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = { per_page: '100', ...query, ...(cursor !== undefined && { cursor }) };
      const { data, meta } = await expectSuccess(route, { query: page });
      keys.push(...data.map(({ customer_key }) => customer_key));
      cursor = meta.next_cursor ?? null;
    }
    return keys;
  };

  it.each([
    { where: 'the display name', fields: (tag: string) => ({ display_name: `Jane ${tag} Doe` }) },
    { where: 'the legal name', fields: (tag: string) => ({ display_name: 'Acme', legal_name: `${tag} Ltd` }) },
    { where: 'the first name', fields: (tag: string) => ({ first_name: tag }) },
    { where: 'the middle name', fields: (tag: string) => ({ middle_name: tag }) },
    { where: 'the last name', fields: (tag: string) => ({ last_name: `O’${tag}` }) },
    { where: 'the primary email address', fields: (tag: string) => ({ primary_email: `a.${tag}.b@example.com` }) },
    { where: 'the billing email address', fields: (tag: string) => ({ billing_email: `${tag}@example.com` }) },
    {
      where: 'another email address',
      fields: (tag: string) => ({
        email_addresses: [{ email: 'first@example.com' }, { email: `${tag}@example.com` }],
      }),
    },
  ] as { where: string; fields: (tag: string) => Partial<CustomerCreate> }[])(
    'find a text in $where in any case',
    async ({ fields }) => {
      const tag = uniqueTag();
      const { customer_key } = await registeredCustomer(fields(tag));
      expect(await keysFor({ search_term: tag })).toEqual([customer_key]);
      expect(await keysFor({ search_term: tag.toUpperCase() })).toEqual([customer_key]);
      expect(await keysFor({ search_term: tag.slice(2, -2) })).toEqual([customer_key]);
    },
  );

  it('ignore case in every script and treat composed and decomposed characters as equal', async () => {
    const tag = uniqueTag();
    const { customer_key } = await registeredCustomer({ last_name: `ÉCOLE ΣΊΓΜΑ ${tag}` });
    expect(await keysFor({ search_term: `école σίγμα ${tag}` })).toEqual([customer_key]);
    expect(await keysFor({ search_term: `e\u0301cole σίγμα ${tag}` })).toEqual([customer_key]);
  });

  it.each(['%', '_', '*', "'", '"', '\\', '--'])('treat %s in a search as a literal character', async (sign) => {
    const tag = uniqueTag();
    const { customer_key } = await registeredCustomer({ last_name: `${tag}${sign}x` });
    await registeredCustomer({ last_name: `${tag}yx` });
    expect(await keysFor({ search_term: `${tag}${sign}x` })).toEqual([customer_key]);
  });

  it('find one or two letters only at the beginning of a word', async () => {
    const tag = uniqueTag();
    const { customer_key, primary_email } = await registeredCustomer({
      last_name: `Ökqz ${tag}`,
      billing_email: `a.wx-qv@${tag}.example`,
    });
    const isFound = async (search_term: string) => (await allKeysFor({ search_term })).includes(customer_key);
    for (const term of ['ÖK', 'ö', 'wx', 'qv', tag.slice(0, 2), primary_email.slice(0, 1)]) {
      expect(await isFound(term), term).toBe(true);
    }
    for (const term of ['kq', 'qz', 'x-']) expect(await isFound(term), term).toBe(false);
    // Three letters, or a sign at the beginning, are found anywhere.
    for (const term of ['kqz', '-q', `@${tag.slice(0, 1)}`, '@']) expect(await isFound(term), term).toBe(true);
  });

  const filters = operationOf('listCustomers').parameters.filter(({ allowEmptyValue }) => allowEmptyValue);

  it.each(cases('filters', filters))('treat an empty $name as no filter', async ({ name }) => {
    const last_name = uniqueTag();
    const { customer_key } = await registeredCustomer({ last_name });
    const found = await keysFor({ search_term: last_name, [name]: '' });
    if (name === 'search_term') expect(found).not.toEqual([]);
    else expect(found).toEqual([customer_key]);
  });

  it('cannot be repeated, even if they are empty', async () => {
    const { issues } = await expectFailure(422, route, { url: `${route.path}?customer_type=&customer_type=` });
    expect(issues).toMatchObject([{ code: 'too_many_items', field: 'customer_type' }]);
  });

  it('separate individuals from businesses', async () => {
    const last_name = uniqueTag();
    const individual = await registeredCustomer({ last_name });
    const business = await registeredCustomer({ last_name, customer_type: 'BUSINESS' });
    expect(await keysFor({ search_term: last_name, customer_type: 'INDIVIDUAL' })).toEqual([individual.customer_key]);
    expect(await keysFor({ search_term: last_name, customer_type: 'BUSINESS' })).toEqual([business.customer_key]);
  });

  it('find customers by the day of their creation in UTC', async () => {
    const { customer_key, created_at, primary_email: search_term } = await registeredCustomer();
    const dayAt = (offset: number) => new Date(Date.parse(created_at) + offset * DAY_MS).toISOString().slice(0, 10);
    expect(await keysFor({ search_term, date_created: dayAt(0) })).toEqual([customer_key]);
    expect(await keysFor({ search_term, date_created: dayAt(-1) })).toEqual([]);
    expect(await keysFor({ search_term, date_created: dayAt(1) })).toEqual([]);
  });

  itWithClock('find the customers of the first and of the last moment of a day, and no others', async () => {
    const last_name = uniqueTag();
    const keys = new Map<string, string>();
    for (const time of ['2026-01-30T23:59:59.999Z', '2026-01-31T00:00:00.000Z', '2026-01-31T23:59:59.999Z']) {
      const customer = newCustomer({ last_name });
      const headers = { prefer: `now="${time}"` };
      const { data } = await expectSuccess(routeOf('createCustomer'), { headers, body: jsonBody(customer) });
      expect(data.created_at).toBe(time);
      keys.set(time, customer.customer_key);
    }
    const [before, first, last] = [...keys.values()];
    expect(await keysFor({ search_term: last_name, date_created: '2026-01-31' })).toEqual([last, first]);
    expect(await keysFor({ search_term: last_name, date_created: '2026-01-30' })).toEqual([before]);
    expect(await keysFor({ search_term: last_name, date_created: '2026-02-01' })).toEqual([]);
  });

  it('exclude, include or select archived customers', async () => {
    const last_name = uniqueTag();
    const { customer_key: active } = await registeredCustomer({ last_name });
    const { customer_key: archived } = await archivedCustomer({ last_name });
    expect(await keysFor({ search_term: last_name })).toEqual([active]);
    expect(await keysFor({ search_term: last_name, archived: 'exclude' })).toEqual([active]);
    expect(await keysFor({ search_term: last_name, archived: 'only' })).toEqual([archived]);
    expect(await keysFor({ search_term: last_name, archived: 'include' })).toEqual([archived, active]);
  });

  it('find a renamed customer by its new name and not by its old name', async () => {
    const [former, current] = [uniqueTag(), uniqueTag()];
    const { customer_key } = await registeredCustomer({ last_name: former });
    await expectSuccess(routeOf('updateCustomer'), { path: { customer_key }, body: jsonBody({ last_name: current }) });
    expect(await keysFor({ search_term: former })).toEqual([]);
    expect(await keysFor({ search_term: current })).toEqual([customer_key]);
  });
});
