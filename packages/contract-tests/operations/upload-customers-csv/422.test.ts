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

  it.each(['metadata', 'contact_people', 'id'])(
    'rejects the column %s, which is not a scalar field of a customer',
    async (column) => {
      const { issues } = await expectFailure(422, route, {
        body: csvForm(csvOf([{ ...newCustomer(), [column]: '{}' }])),
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
