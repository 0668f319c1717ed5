import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { registeredCustomer, uniqueTag } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('listCustomers'))('$method $path', (route) => {
  it('returns the first 25 customers by default', async () => {
    await registeredCustomer();
    const { message, data, meta } = await expectSuccess(route);
    expect(message).toBe('Customers Fetched');
    expect(data.length).toBe(Math.min(25, meta.total_count));
    expect(meta).toMatchObject({ current_page: 1, limit_value: 25, prev_page: null, 'first_page?': true });
  });

  it('returns the same fields as a single customer has, the newest customer first', async () => {
    const tag = uniqueTag();
    const customers = [];
    for (let count = 0; count < 3; count += 1) customers.push(await registeredCustomer({ last_name: tag }));
    const { data } = await expectSuccess(route, { query: { search_term: tag } });
    expect(data).toEqual(customers.reverse());
  });

  it('returns a new customer immediately', async () => {
    for (let count = 0; count < 5; count += 1) {
      const { customer_key, primary_email } = await registeredCustomer();
      const { data } = await expectSuccess(route, { query: { search_term: primary_email } });
      expect(data.map((customer) => customer.customer_key)).toEqual([customer_key]);
    }
  });

  it('returns an empty page if no customer matches', async () => {
    const { data, meta } = await expectSuccess(route, { query: { search_term: uniqueTag() } });
    expect(data).toEqual([]);
    expect(meta).toMatchObject({
      total_count: 0,
      total_pages: 0,
      next_page: null,
      prev_page: null,
      'first_page?': true,
    });
    expect(meta).toMatchObject({ 'last_page?': false, 'out_of_range?': true });
  });
});
