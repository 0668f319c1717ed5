import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { csvForm, csvOf, csvText, form } from '../../src/requests/bodies.ts';
import { newCustomer } from '../../src/requests/customers.ts';
import { expectFailure } from '../../src/requests/request.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  it('rejects an unknown column by name and stores nothing', async () => {
    const customer = newCustomer();
    const { issues } = await expectFailure(422, route, { body: csvForm(csvOf([{ ...customer, frist_name: 'Ada' }])) });
    expect(issues).toMatchObject([{ code: 'unknown_field', field: 'frist_name' }]);
    await expectFailure(404, routeOf('getCustomer'), { path: { customer_key: customer.customer_key } });
  });

  it.each(['customer_key', 'customer_type', 'primary_email'])(
    'rejects a file without the column %s',
    async (column) => {
      const { [column]: _, ...others } = { ...newCustomer() } as Record<string, unknown>;
      const { issues } = await expectFailure(422, route, { body: csvForm(csvOf([others])) });
      expect(issues).toMatchObject([{ code: 'required', field: column }]);
    },
  );

  it.each(['id', 'archived_at', 'full_name', 'line', 'contact_people.0.age', 'contact_people.50.first_name', 'city.0'])(
    'rejects the column %s, which is not a field of a customer that can be set',
    async (column) => {
      const { issues } = await expectFailure(422, route, {
        body: csvForm(csvOf([{ ...newCustomer(), [column]: 'x' }])),
      });
      expect(issues).toMatchObject([{ field: column }]);
    },
  );

  it('rejects a column that occurs twice', async () => {
    const columns = ['customer_key', 'customer_type', 'primary_email', 'city', 'city'];
    const { issues } = await expectFailure(422, route, {
      body: csvForm(csvText(columns, [['a', 'b', 'c', 'd', 'e']])),
    });
    expect(issues).toMatchObject([{ field: 'city' }]);
  });

  it.each([
    ['metadata', 'metadata.plan'],
    ['contact_people.0.first_name', 'contact_people.0.first_name'],
  ])('rejects the columns %s and %s together', async (first, second) => {
    const columns = ['customer_key', 'customer_type', 'primary_email', first, second];
    const { issues } = await expectFailure(422, route, { body: csvForm(csvText(columns, [])) });
    expect(issues).toMatchObject([{ code: 'too_many_items', field: second }]);
  });

  it.each([
    { column: 'Rechnungs-E-Mail', want: 'did you mean "billing_email"' },
    { column: 'Vorname', want: 'did you mean "first_name"' },
    { column: 'shiping_city', want: 'did you mean "shipping_city"' },
    { column: 'billing_city', want: undefined },
    { column: 'Lead Status', want: undefined },
    { column: 'Email', want: undefined },
  ])(
    'suggests for the column $column only a field that it means and that has no column: $want',
    async ({ column, want }) => {
      const { issues } = await expectFailure(422, route, {
        body: csvForm(csvOf([{ ...newCustomer(), [column]: 'x' }])),
      });
      const [{ message } = { message: '' }] = issues;
      if (want === undefined) expect(message).toBe('is not a known column');
      else expect(message).toContain(want);
    },
  );

  it('rejects a quotation mark that is never closed, with its line, and stores nothing', async () => {
    const [first, second] = [newCustomer(), newCustomer()];
    const file = `${csvOf([first]).trimEnd()}\n"${second.customer_key},BUSINESS,a@example.com\nk,BUSINESS,b@example.com\n`;
    const { issues } = await expectFailure(422, route, { body: csvForm(file) });
    const message = 'has a quotation mark in line 3 that is never closed';
    expect(issues).toEqual([{ code: 'malformed_row', field: 'csv', message }]);
    await expectFailure(404, routeOf('getCustomer'), { path: { customer_key: first.customer_key } });
  });

  it('rejects an empty file', async () => {
    expect((await expectFailure(422, route, { body: csvForm('') })).issues.length).toBeGreaterThan(0);
  });

  it('rejects a form without a file', async () => {
    const { issues } = await expectFailure(422, route, { body: form([]) });
    expect(issues).toMatchObject([{ code: 'required', field: 'csv' }]);
  });

  it('rejects a form with more than one file', async () => {
    const file = csvOf([newCustomer()]);
    const { issues } = await expectFailure(422, route, {
      body: form([
        { field: 'csv', file },
        { field: 'file', file },
      ]),
    });
    expect(issues.length).toBeGreaterThan(0);
  });

  it('rejects a form field with an unknown name', async () => {
    const { issues } = await expectFailure(422, route, { body: csvForm(csvOf([newCustomer()]), 'customers') });
    expect(issues).toMatchObject(expect.arrayContaining([expect.objectContaining({ field: 'customers' })]));
  });
});
