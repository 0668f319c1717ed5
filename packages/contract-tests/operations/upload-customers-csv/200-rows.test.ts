import { describe, expect, it } from 'vitest';
import { routeOf, routesOf } from '../../src/document/operations.ts';
import { expectedCustomer } from '../../src/oracle/expected-customer.ts';
import { csvForm, csvOf, csvText } from '../../src/requests/bodies.ts';
import { completeCustomer } from '../../src/requests/complete-customer.ts';
import {
  archivedCustomer,
  bulkCreate,
  newCustomer,
  registeredCustomer,
  retrievedCustomer,
} from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  const upload = async (file: string) => (await expectSuccess(route, { body: csvForm(file) })).data;

  it('stores every scalar field of a row, in any column order', async () => {
    const scalars = Object.entries(completeCustomer()).filter(([, value]) => typeof value !== 'object');
    const sent = { ...newCustomer(), ...Object.fromEntries(scalars.reverse()) };
    await upload(csvOf([sent]));
    expect(await retrievedCustomer(sent.customer_key)).toMatchObject(expectedCustomer(sent));
  });

  it('stores every list and object of a row, as JSON', async () => {
    const structured = Object.entries(completeCustomer()).filter(([, value]) => typeof value === 'object');
    const sent = { ...newCustomer(), ...Object.fromEntries(structured) };
    const cells = structured.map(([name, value]) => [name, JSON.stringify(value)]);
    await upload(csvOf([{ ...sent, ...Object.fromEntries(cells) }]));
    expect(await retrievedCustomer(sent.customer_key)).toMatchObject(expectedCustomer(sent));
  });

  it('stores the parts of lists and objects that have columns of their own', async () => {
    const sent = newCustomer();
    const parts = {
      'metadata.plan': '5',
      'metadata.a.b': 'c',
      'contact_people.0.first_name': 'Ann',
      'contact_people.0.is_primary': 'TRUE',
      'contact_people.1.first_name': '',
      'contact_people.2.email_address': 'cy@example.com',
      'billing_configuration.payment_reminder_days': '7',
    };
    await upload(csvOf([{ ...sent, ...parts }]));
    expect(await retrievedCustomer(sent.customer_key)).toMatchObject({
      metadata: { plan: '5', 'a.b': 'c' },
      contact_people: [{ first_name: 'Ann', is_primary: true }, { email_address: 'cy@example.com' }],
      billing_configuration: { payment_reminder_days: 7 },
    });
  });

  it('rejects a row with JSON that cannot be read unchanged, and the code of an earlier import among its cells', async () => {
    const { customers_failed } = await upload(
      csvOf([
        { ...newCustomer(), metadata: '{"a":' },
        { ...newCustomer(), metadata: '{"a":12345678901234567890}' },
        { ...newCustomer(), metadata: 'malformed_row' },
      ]),
    );
    expect(customers_failed.map(({ row, code, error }) => ({ row, code, error }))).toEqual([
      { row: 1, code: 'malformed_row', error: 'The row has JSON in the column metadata that is not valid JSON' },
      {
        row: 2,
        code: 'malformed_row',
        error:
          'The row has JSON in the column metadata that has the number 12345678901234567890 in a, which would become 12345678901234567000',
      },
      {
        row: 3,
        code: 'malformed_row',
        error: 'The row has the code malformed_row of an earlier import in column 4, so its cells have moved',
      },
    ]);
  });

  it('treats an empty cell as an absent field', async () => {
    const sent = newCustomer({ city: '', first_name: 'Ada' });
    await upload(csvOf([sent]));
    expect(await retrievedCustomer(sent.customer_key)).toMatchObject({ city: null, first_name: 'Ada' });
  });

  it.each([
    { given: '1', want: 'TAXABLE' },
    { given: '2', want: 'TAX_EXEMPT' },
    { given: 'REVERSE_CHARGE', want: 'REVERSE_CHARGE' },
  ])('reads the tax status $given as $want', async ({ given, want }) => {
    const sent = newCustomer();
    await upload(csvOf([{ ...sent, tax_status: given }]));
    expect((await retrievedCustomer(sent.customer_key)).tax_status).toBe(want);
  });

  it.each([
    { given: 'TRUE', want: true },
    { given: 'false', want: false },
    { given: '', want: false },
  ])('reads the flag "$given" as $want', async ({ given, want }) => {
    const sent = newCustomer();
    await upload(csvOf([{ ...sent, mid_cycle_invoice_consolidation: given }]));
    const { mid_cycle_invoice_consolidation } = await retrievedCustomer(sent.customer_key);
    expect(mid_cycle_invoice_consolidation).toBe(want);
  });

  it('rejects a row whose flag is another word, and shows the cell', async () => {
    const field = 'mid_cycle_invoice_consolidation';
    const { customers_failed } = await upload(csvOf([{ ...newCustomer(), [field]: 'Yes' }]));
    expect(customers_failed).toMatchObject([{ row: 1, code: 'invalid_type', field, value: 'Yes' }]);
  });

  it.each(['\n', '\r\n'])('reads commas, quotes and the line break %j in a cell', async (lineBreak) => {
    const sent = newCustomer({ address_line1: `12, "High" Street${lineBreak}London` });
    await upload(csvOf([sent]));
    expect((await retrievedCustomer(sent.customer_key)).address_line1).toBe(sent.address_line1);
  });

  it('ignores white space and zero-width characters around cells and names of columns', async () => {
    const { customer_key, customer_type, primary_email } = newCustomer();
    const columns = ['\ufeffcustomer_key', ' customer_type', '\u00a0primary_email\u200b', 'city '];
    const file = csvText(columns, [
      [` ${customer_key}`, `${customer_type}\t`, `\u2060${primary_email}\u00a0`, ' Porto '],
    ]);
    expect(await upload(file)).toMatchObject({ successful_upload_count: 1 });
    const { data: found } = await expectSuccess(routeOf('getCustomer'), { path: { customer_key } });
    expect(found).toMatchObject({ customer_key, primary_email, city: 'Porto' });
  });

  it('skips rows whose cells are all empty, and numbers the others as in the file', async () => {
    const [first, second] = [newCustomer(), newCustomer()].map((one) => Object.values(one).join(','));
    const lines = [
      'customer_key,customer_type,primary_email',
      ',,',
      first,
      ' ,\u00a0,',
      ',',
      'k,FIRM,',
      '',
      second,
      ',,',
    ];
    const data = await upload(lines.join('\r\n'));
    expect(data).toMatchObject({ total_customers: 3, successful_upload_count: 2, failed_upload_count: 1 });
    expect(data.customers_added.map(({ row }) => row)).toEqual([2, 6]);
    expect(data.customers_failed.map(({ row }) => row)).toEqual([5]);
  });

  it('numbers the rows after hundreds that change nothing', async () => {
    const existing = newCustomer();
    const rows = [
      ...Array.from({ length: 250 }, () => existing),
      newCustomer(),
      { ...existing, customer_type: 'FIRM' },
    ];
    const body = csvForm(csvOf(rows));
    const { data } = await expectSuccess(route, { query: { on_conflict: 'update' }, body });
    expect(data).toMatchObject({ unchanged_count: 249, total_customers: 252 });
    expect(data.customers_added.map(({ row }) => row)).toEqual([1, 251]);
    expect(data.customers_failed.map(({ row }) => row)).toEqual([252]);
  });

  it('reports the same failures for its rows as bulk create does for the same customers', async () => {
    const [active, archived] = [await registeredCustomer(), await archivedCustomer()];
    const first = newCustomer();
    const bad = [
      { ...newCustomer(), primary_email: '' },
      { ...newCustomer(), customer_type: 'FIRM', city: 'x'.repeat(256) },
      { ...newCustomer(), date_of_birth: '2023-02-29' },
      newCustomer({ customer_key: active.customer_key }),
      newCustomer({ primary_email: archived.primary_email.toUpperCase() }),
    ];
    const { customers_failed: ofBulk } = await bulkCreate(bad.map(withoutBlanks));
    const { customers_added, customers_failed } = await upload(csvOf([first, ...bad, { ...first }]));
    expect(customers_added.map(({ row }) => row)).toEqual([1]);
    expect(customers_failed.slice(0, -1)).toEqual(
      ofBulk.map(({ index, ...failure }) => ({ row: index + 2, ...failure })),
    );
    expect(customers_failed.at(-1)).toMatchObject({ row: 7, code: 'customer_key_taken' });
  });

  it('rejects rows with too many or too few cells and creates the rows around them', async () => {
    const rows = [newCustomer(), newCustomer(), newCustomer(), newCustomer()].map((one) =>
      Object.values(one).map(String),
    );
    const [first = [], second = [], third = [], fourth = []] = rows;
    const columns = ['customer_key', 'customer_type', 'primary_email'];
    const file = csvText(columns, [first, [...second, 'surplus'], third.slice(0, 2), fourth]);
    const { customers_added, customers_failed } = await upload(file);
    expect(customers_added.map(({ row }) => row)).toEqual([1, 4]);
    expect(customers_failed).toMatchObject([
      { row: 2, code: 'malformed_row' },
      { row: 3, code: 'malformed_row' },
    ]);
  });
});

/** The customer as JSON: an empty cell is an absent field. */
function withoutBlanks(customer: object): object {
  return Object.fromEntries(Object.entries(customer).filter(([, value]) => value !== ''));
}
