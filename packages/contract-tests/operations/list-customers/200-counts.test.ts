import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { archivedCustomer, registeredCustomer } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import { target } from '../../src/target/target.ts';

/** The tenant that few other tests change, if there is one. */
const headers = { 'x-api-key': target.otherApiKey ?? target.apiKey };
/** Reading more customers than these would take too long. */
const CUSTOMERS_MAX = 5_000;
/** Other tests may create customers while these are counted. */
const ATTEMPTS = 10;

const filters = ['exclude', 'only', 'include'].flatMap((archived) =>
  [undefined, 'INDIVIDUAL', 'BUSINESS'].map((customer_type) => ({ archived, ...(customer_type && { customer_type }) })),
);

describe.each(routesOf('listCustomers'))('the counts of $method $path', (route) => {
  const totalOf = async (filter: Readonly<Record<string, string>>) =>
    (await expectSuccess(route, { headers, query: { ...filter, per_page: '1' } })).meta.total_count;

  const numberShown = async (filter: Readonly<Record<string, string>>) => {
    let count = 0;
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = { ...filter, per_page: '100', ...(cursor !== undefined && { cursor }) };
      const { data, meta } = await expectSuccess(route, { headers, query });
      count += data.length;
      cursor = meta.next_cursor ?? null;
    }
    return count;
  };

  it.each(filters)('are those of the customers that all pages show with %j', async (filter) => {
    await registeredCustomer({}, headers);
    await registeredCustomer({ customer_type: 'BUSINESS' }, headers);
    await archivedCustomer({}, headers);
    await archivedCustomer({ customer_type: 'BUSINESS' }, headers);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const before = await totalOf(filter);
      if (before > CUSTOMERS_MAX) return;
      const shown = await numberShown(filter);
      if ((await totalOf(filter)) === before && (shown === before || attempt > 3)) return expect(shown).toBe(before);
    }
    throw new Error(`The number of customers changed in each of ${ATTEMPTS} attempts to count them`);
  });
});
