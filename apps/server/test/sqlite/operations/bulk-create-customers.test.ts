import { describe, expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { startServer } from '../../support/start-server.ts';

const path = '/customers/bulk-create';

const acme = {
  customer_type: 'BUSINESS',
  customer_key: 'acme_corp_001',
  primary_email: 'contact@acmecorp.com',
  legal_name: 'Acme Corporation',
  display_name: 'Acme Corp',
};
const jane = {
  customer_type: 'INDIVIDUAL',
  customer_key: 'jane_doe_001',
  primary_email: 'jane@example.com',
  first_name: 'Jane',
  last_name: 'Doe',
};
const uuid = expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/);

function envelope(data: object) {
  return { statusCode: 200, message: 'Bulk Customer Creation Completed', meta: {}, data, errors: {} };
}

describe('two customers', () => {
  it('a bulk create of two customers creates both and answers with exactly the documented fields', async () => {
    const { send } = await startServer();
    const { status, headers, body } = await send('POST', path, { body: { customers: [acme, jane] } });
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(body).toEqual(
      envelope({
        total: 2,
        successful_count: 2,
        failed_count: 0,
        customers_created: [
          {
            index: 0,
            customer_key: 'acme_corp_001',
            data: {
              id: uuid,
              customer_type: 'BUSINESS',
              primary_email: 'contact@acmecorp.com',
              display_name: 'Acme Corp',
            },
          },
          {
            index: 1,
            customer_key: 'jane_doe_001',
            data: {
              id: uuid,
              customer_type: 'INDIVIDUAL',
              primary_email: 'jane@example.com',
              display_name: 'Jane Doe',
            },
          },
        ],
        customers_failed: [],
      }),
    );
  });

  it('a repeated bulk create fails for each customer and names the existing one', async () => {
    const { send } = await startServer();
    const first = await send('POST', path, { body: { customers: [acme, jane] } });
    await send('POST', '/customers/jane_doe_001/archive');
    const { status, body } = await send('POST', path, { body: { customers: [acme, jane] } });
    const failed = first.body.data.customers_created.map(({ index, customer_key, data }: Created) => {
      const existing = { id: data.id, customer_key, archived: customer_key === 'jane_doe_001' };
      const taken = { message: 'has already been used', existing };
      return {
        index,
        customer_key,
        error: 'Customer key has already been used',
        code: 'customer_key_taken',
        field: 'customer_key',
        issues: [
          { code: 'customer_key_taken', field: 'customer_key', value: customer_key, ...taken },
          { code: 'primary_email_taken', field: 'primary_email', value: data.primary_email, ...taken },
        ],
        value: customer_key,
        existing,
      };
    });
    const counts = { total: 2, successful_count: 0, failed_count: 2 };
    expect({ status, body }).toEqual({
      status: 200,
      body: envelope({ ...counts, customers_created: [], customers_failed: failed }),
    });
  });

  interface Created {
    readonly index: number;
    readonly customer_key: string;
    readonly data: { readonly id: string; readonly primary_email: string };
  }
});

it('a bulk create of a hundred customers creates the 91 valid ones and reports each of the 9 others', async () => {
  const { send } = await startServer();
  const customers: Record<string, unknown>[] = Array.from({ length: 100 }, (_, index) => customerNamed(`c${index}`));
  const invalid = {
    3: { ...customers[3], primary_email: undefined },
    10: { ...customers[10], customer_type: 'COMPANY' },
    20: { ...customers[20], primary_email: 'nobody' },
    30: { ...customers[30], customer_key: 'c0' },
    40: { ...customers[40], primary_email: 'C1@EXAMPLE.com' },
    50: { ...customers[50], frist_name: 'Jane' },
    60: null,
    70: [customerNamed('nested')],
    99: { customer_key: 7 },
  };
  const { status, body } = await send('POST', path, { body: { customers: Object.assign(customers, invalid) } });
  expect({ status, ...body.data }).toMatchObject({ status: 200, total: 100, successful_count: 91, failed_count: 9 });
  const indexes = body.data.customers_created.map(({ index }: { index: number }) => index);
  expect(indexes).toEqual([...Array(100).keys()].filter((index) => !(index in invalid)));
  expect(body.data.customers_failed.map(toRow)).toEqual([
    [3, 'c3', 'required', 'primary_email', 'primary_email is required'],
    [10, 'c10', 'invalid_value', 'customer_type', 'customer_type must be one of INDIVIDUAL, BUSINESS'],
    [20, 'c20', 'invalid_format', 'primary_email', 'primary_email must be an email address like name@example.com'],
    [30, 'c0', 'customer_key_taken', 'customer_key', 'Customer key has already been used'],
    [40, 'c40', 'primary_email_taken', 'primary_email', 'Primary email has already been used'],
    [50, 'c50', 'unknown_field', 'frist_name', 'frist_name is not a known field; did you mean "first_name"?'],
    [60, null, 'invalid_type', null, 'The customer must be an object'],
    [70, null, 'invalid_type', null, 'The customer must be an object'],
    [99, null, 'invalid_type', 'customer_key', 'customer_key must be a string'],
  ]);
  const last = body.data.customers_failed.at(-1);
  expect(last.issues.map(({ field }: { field: string }) => field)).toEqual([
    'customer_key',
    'customer_type',
    'primary_email',
  ]);
  expect((await send('GET', '/customers?per_page=100')).body.meta.total_count).toBe(91);
});

describe('a body that is not 1 to 100 items', () => {
  const cases = [
    {
      why: '101 customers',
      given: { customers: Array.from({ length: 101 }, (_, index) => customerNamed(`c${index}`)) },
    },
    { why: 'no customer', given: { customers: [] } },
    { why: 'no list', given: { customers: { 0: customerNamed('good') } } },
    { why: 'a field beside the list', given: { customers: [customerNamed('good')], dry_run: true } },
    { why: 'a list alone', given: [customerNamed('good')] },
  ];
  it.each(cases)('a bulk create of $why is answered with 422, and no customer is stored', async ({ given }) => {
    const { send } = await startServer();
    const { status, body } = await send('POST', path, { body: given });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'validation_failed' });
    expect((await send('GET', '/customers')).body.meta.total_count).toBe(0);
  });

  it('a bulk create with the wrong number of customers gets a message with the limits of the document', async () => {
    const { send } = await startServer();
    const messages = [];
    for (const customers of [[], Array(101).fill({}), undefined]) {
      messages.push((await send('POST', path, { body: { customers } })).body.message);
    }
    expect(messages).toEqual([
      'customers must have at least 1 item',
      'customers must have at most 100 items',
      'customers is required',
    ]);
  });
});

function toRow(failure: Record<string, unknown>) {
  return [failure.index, failure.customer_key, failure.code, failure.field, failure.error];
}
