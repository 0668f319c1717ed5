import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { registeredCustomer, uniqueTag } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('listCustomers'))('$method $path', (route) => {
  it('answers with the first 25 customers, if nothing else is asked for', async () => {
    await registeredCustomer();
    const { message, data, meta } = await expectSuccess(route);
    expect(message).toBe('Customers Fetched');
    expect(data.length).toBe(Math.min(25, meta.total_count));
    expect(meta).toMatchObject({ current_page: 1, limit_value: 25, prev_page: null, 'first_page?': true });
  });

  it('shows each customer as it is shown on its own, the newest first', async () => {
    const tag = uniqueTag();
    const customers = [];
    for (let count = 0; count < 3; count += 1) customers.push(await registeredCustomer({ last_name: tag }));
    const { data } = await expectSuccess(route, { query: { search_term: tag } });
    expect(data).toEqual(customers.reverse());
  });

  it('shows a new customer at once', async () => {
    for (let count = 0; count < 5; count += 1) {
      const { customer_key, primary_email } = await registeredCustomer();
      const { data } = await expectSuccess(route, { query: { search_term: primary_email } });
      expect(data.map((customer) => customer.customer_key)).toEqual([customer_key]);
    }
  });

  it('answers with an empty page where nothing is found', async () => {
    const { data, meta } = await expectSuccess(route, { query: { search_term: uniqueTag() } });
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ total_count: 0, total_pages: 0, next_page: null, 'last_page?': true });
    expect(meta['out_of_range?']).toBe(false);
  });
});
