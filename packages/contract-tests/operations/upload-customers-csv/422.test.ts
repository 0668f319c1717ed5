import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { csvForm, csvOf, csvText, form, readingForm } from '../../src/requests/bodies.ts';
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

  it.each(['id', 'created_at', 'line', 'contact_people.0.age', 'contact_people.50.first_name', 'city.0'])(
    'rejects the column %s, which is not a field of a customer that can be set',
    async (column) => {
      const { issues } = await expectFailure(422, route, {
        body: csvForm(csvOf([{ ...newCustomer(), [column]: 'x' }])),
      });
      expect(issues).toMatchObject([{ field: column }]);
    },
  );

  it.each(['x'.repeat(10_000), `prim${'a'.repeat(10_000)}ry_email`])(
    'rejects a column whose name has 10,000 characters',
    async (column) => {
      const { issues } = await expectFailure(422, route, {
        body: csvForm(csvOf([{ ...newCustomer(), [column]: 'x' }])),
      });
      expect(issues).toMatchObject([{ code: 'unknown_field', field: column }]);
    },
  );

  it('rejects a column that occurs twice', async () => {
    const columns = ['customer_key', 'customer_type', 'primary_email', 'city', 'city'];
    const { issues } = await expectFailure(422, route, {
      body: csvForm(csvText(columns, [['a', 'b', 'c', 'd', 'e']])),
    });
    expect(issues).toMatchObject([{ field: 'city' }]);
  });

  it.each(['billing_city', 'Billing State', 'Lead Status'])(
    'rejects the column %s, whose meaning is not certain, without a suggestion',
    async (column) => {
      const { issues } = await expectFailure(422, route, {
        body: csvForm(csvOf([{ ...newCustomer(), [column]: 'x' }])),
      });
      expect(issues).toMatchObject([{ code: 'unknown_field', field: column }]);
      expect(issues[0]?.message).not.toContain('did you mean');
    },
  );

  it('rejects two columns that mean the same field, and names both', async () => {
    const { issues } = await expectFailure(422, route, { body: csvForm(csvOf([{ ...newCustomer(), Email: 'x' }])) });
    expect(issues).toMatchObject([{ code: 'too_many_items', field: 'primary_email' }]);
    expect(issues[0]?.message).toContain('"primary_email" and "Email"');
  });

  it('says which options would solve the problems of a header', async () => {
    const { message } = await expectFailure(422, route, { body: csvForm('Email\na@example.com\n') });
    expect(message).toBe('customer_key is required (send key_from=primary_email) (and 1 more issue)');
  });

  it('suggests the preset of the program that has exported a file', async () => {
    const { message } = await expectFailure(422, route, {
      body: csvForm('Customer ID,Email,Accepts Email Marketing\n'),
    });
    expect(message).toContain('(send from=shopify or ');
  });

  it('rejects a file with a quotation mark that is never closed, names its line and stores nothing', async () => {
    const customer = newCustomer();
    const file = `${csvOf([customer])}"x,BUSINESS,x@example.com\nlast,line\n`;
    const { message } = await expectFailure(422, route, { body: csvForm(file) });
    expect(message).toMatch(/^Line 3 has a quotation mark that is never closed/);
    await expectFailure(404, routeOf('getCustomer'), { path: { customer_key: customer.customer_key } });
  });

  it.each([
    ['PK\x03\x04[Content_Types].xml', 'an Excel workbook (xlsx)'],
    ['\x1f\x8b\x08', 'compressed with gzip'],
    ['<!DOCTYPE html>', 'an HTML page'],
    ['[{}]', 'JSON'],
  ])('rejects a file that begins with %j, since it is %s', async (beginning, kind) => {
    const { message } = await expectFailure(422, route, { body: csvForm(Buffer.from(beginning, 'latin1')) });
    expect(message).toContain(`The file is ${kind}, not CSV. `);
  });

  it.each([
    { option: 'from', value: 'sap' },
    { option: 'map', value: [] },
    { option: 'map', value: { customer_key: 'colour' } },
    { option: 'map', value: { colour: 'city' } },
    { option: 'set', value: { customer_type: 'FIRM' } },
    { option: 'ignore_unknown', value: 'maybe' },
    { option: 'key_from', value: 'colour' },
    { option: 'encoding', value: 'klingon' },
    { option: 'header_row', value: 0 },
    { option: 'date_format', value: 'D/M' },
  ])('rejects the value $value of the option $option by its name', async ({ option, value }) => {
    const { issues } = await expectFailure(422, route, {
      body: readingForm(csvOf([newCustomer()]), { [option]: value }),
    });
    expect(issues).toMatchObject(expect.arrayContaining([expect.objectContaining({ field: option })]));
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
    { column: 'frist name', want: 'did you mean "first_name"' },
    { column: 'shiping_city', want: 'did you mean "shipping_city"' },
    { column: 'billing_city', want: undefined },
    { column: 'Lead Status', want: undefined },
    { column: 'primary_emial', want: undefined },
  ])(
    'suggests for the column $column only a field that it means and that has no column: $want',
    async ({ column, want }) => {
      const { issues } = await expectFailure(422, route, {
        body: csvForm(csvOf([{ ...newCustomer(), [column]: 'x' }])),
      });
      const [{ message } = { message: '' }] = issues;
      if (want === undefined) expect(message).toMatch(/^is not a known column \(send /);
      else expect(message).toContain(want);
    },
  );

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
