import documented from '@rollcall/contract/document.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import { startServer } from '../../support/start-server.ts';

/** A server whose clock shows 9:30 until the test advances it. */
async function startServerWithClock() {
  let minutes = 30;
  const { send } = await startServer({ now: () => new Date(Date.UTC(2026, 10, 23, 9, minutes)) });
  const waitMinute = () => {
    minutes += 1;
  };
  return { send, waitMinute };
}

const full = {
  customer_key: 'jane',
  customer_type: 'INDIVIDUAL',
  primary_email: 'Jane@Example.com',
  display_name: 'Jane',
  first_name: 'Jane',
  middle_name: 'M',
  last_name: 'Doe',
  date_of_birth: '2000-02-29',
  tax_status: 'REVERSE_CHARGE',
  country: 'United States',
  mid_cycle_invoice_consolidation: true,
  billing_configuration: { preferred_payment_gateway: 'stripe', payment_reminder_days: 7 },
  tax_identifications: [{ type: 'VAT', number: 'DE1' }],
  contact_people: [{ first_name: 'Joe', is_primary: false }],
  payment_terms: [
    { type: 'NET', value: 30 },
    { type: 'NET', value: '30' },
  ],
  email_addresses: [{ email: 'a@example.com', is_primary: true }],
  phone_numbers: [{ phone_number: '+1-555-0101' }],
  metadata: { plan: 'pro', empty: '', nothing: null, zero: 0 },
};

describe('a customer', () => {
  it('a customer is created with 201 and found at its Location, with all sent fields', async () => {
    const { send } = await startServerWithClock();
    const { status, headers, body } = await send('POST', '/customers', { body: full });
    expect({ status, message: body.message }).toEqual({ status: 201, message: 'Customer Created' });
    expect(headers.get('Location')).toBe('/api/v1/customers/jane');
    expect(body.data).toMatchObject({ ...full, full_name: 'Jane M Doe', documents: [], archived_at: null, city: null });
    expect(body.data).toMatchObject({ created_at: '2026-11-23T09:30:00.000Z', updated_at: '2026-11-23T09:30:00.000Z' });
    const found = await send('GET', '/customers/jane');
    expect(found.body).toEqual({ ...body, statusCode: 200, message: 'Customer Retrieved Successfully' });
  });

  it('a customer has all fields of the document, and no others, in the order of the document', async () => {
    const { send } = await startServer();
    const { data } = (await send('POST', '/customers', { body: full })).body;
    expect(Object.keys(data)).toEqual(Object.keys(documented.components.schemas.Customer.properties));
  });

  it('a customer sent with empty texts and nulls does not have these fields', async () => {
    const { send } = await startServer();
    const empties = { display_name: '', city: null, tax_status: '', date_of_birth: '', billing_email: '' };
    const structures = {
      billing_configuration: { billing_address: '' },
      contact_people: [{ first_name: '', last_name: 'X' }],
    };
    const body = customerNamed('jane', { ...empties, ...structures, first_name: 'Jane' });
    const { data } = (await send('POST', '/customers', { body })).body;
    expect(data).toMatchObject({ display_name: 'Jane', city: null, tax_status: '', date_of_birth: null });
    expect(data.billing_configuration).toEqual({});
    expect(data.contact_people).toEqual([{ last_name: 'X' }]);
  });

  it('a customer with three long names has a display name of all of them', async () => {
    const { send } = await startServer();
    const name = 'x'.repeat(255);
    const body = customerNamed('jane', { first_name: name, middle_name: name, last_name: name });
    const { status, body: answer } = await send('POST', '/customers', { body });
    expect({ status, display_name: answer.data?.display_name }).toEqual({
      status: 201,
      display_name: `${name} ${name} ${name}`,
    });
  });
});

describe('a conflict', () => {
  it.each([
    {
      given: customerNamed('jane', { primary_email: 'other@example.com' }),
      code: 'customer_key_taken',
      value: 'jane',
      word: 'Customer key',
    },
    {
      given: customerNamed('other', { primary_email: 'JANE@example.com' }),
      code: 'primary_email_taken',
      value: 'JANE@example.com',
      word: 'Primary email',
    },
  ])('a create with $code is answered with 409 and the existing customer', async ({ given, code, value, word }) => {
    const { send } = await startServer();
    const { id } = (await send('POST', '/customers', { body: customerNamed('jane') })).body.data;
    const { status, body } = await send('POST', '/customers', { body: given });
    const existing = { id, customer_key: 'jane', archived: false };
    const field = code.replace('_taken', '');
    expect({ status, body }).toEqual({
      status: 409,
      body: {
        statusCode: 409,
        message: `${word} has already been used`,
        code,
        meta: {},
        data: null,
        errors: { [field]: ['has already been used'] },
        issues: [{ code, field, message: 'has already been used', value, existing }],
        existing,
      },
    });
  });

  it('an update with a taken email address is answered with 409 and the existing customer', async () => {
    const { send } = await startServer();
    await send('POST', '/customers', { body: customerNamed('jane') });
    await send('POST', '/customers', { body: customerNamed('joe') });
    const { status, body } = await send('PATCH', '/customers/joe', { body: { primary_email: 'jane@example.com' } });
    expect({ status, code: body.code, key: body.existing?.customer_key }).toEqual({
      status: 409,
      code: 'primary_email_taken',
      key: 'jane',
    });
  });
});

describe('an update', () => {
  it('an update changes sent fields, clears null and empty ones, and keeps the rest', async () => {
    const { send, waitMinute } = await startServerWithClock();
    await send('POST', '/customers', { body: full });
    waitMinute();
    const change = { last_name: 'Roe', display_name: '', country: null, contact_people: [], metadata: { a: '' } };
    const { status, body } = await send('PATCH', '/customers/jane', { body: change });
    expect({ status, message: body.message }).toEqual({ status: 200, message: 'Customer Updated Successfully' });
    const want = { last_name: 'Roe', display_name: 'Jane M Roe', full_name: 'Jane M Roe', country: null };
    expect(body.data).toMatchObject({ ...want, contact_people: [], metadata: { a: '' }, first_name: 'Jane' });
    expect(body.data.updated_at).toBe('2026-11-23T09:31:00.000Z');
    expect((await send('GET', '/customers/jane')).body.data).toEqual(body.data);
  });

  it('an update of the customer key is refused', async () => {
    const { send } = await startServer();
    await send('POST', '/customers', { body: customerNamed('jane') });
    const { status, body } = await send('PATCH', '/customers/jane', { body: { customer_key: 'other' } });
    expect({ status, body }).toEqual({
      status: 422,
      body: {
        statusCode: 422,
        message: 'customer_key cannot be changed',
        code: 'validation_failed',
        meta: {},
        data: null,
        errors: { customer_key: ['cannot be changed'] },
        issues: [{ code: 'immutable_field', field: 'customer_key', message: 'cannot be changed', value: 'other' }],
      },
    });
  });
});

describe('archive, unarchive and delete', () => {
  it('a customer can be archived, unarchived and deleted for good', async () => {
    const { send, waitMinute } = await startServerWithClock();
    await send('POST', '/customers', { body: customerNamed('jane') });
    waitMinute();
    const archived = (await send('POST', '/customers/jane/archive')).body;
    const archived_at = '2026-11-23T09:31:00.000Z';
    expect(archived).toMatchObject({ message: 'Customer Archived', data: { customer_key: 'jane', archived_at } });
    waitMinute();
    expect((await send('POST', '/customers/jane/archive')).body.data.archived_at).toBe(archived_at);
    expect((await send('GET', '/customers/jane')).body.data.archived_at).toBe(archived_at);
    const unarchived = (await send('POST', '/customers/jane/unarchive')).body;
    expect(unarchived).toMatchObject({ message: 'Customer unarchived successfully', data: { archived_at: null } });
    const erased = (await send('DELETE', '/customers/jane')).body;
    const data = { deleted: true, customer_key: 'jane' };
    expect(erased).toEqual({ statusCode: 200, message: 'Customer Deleted Successfully', meta: {}, data, errors: {} });
    expect((await send('GET', '/customers/jane')).status).toBe(404);
    expect((await send('POST', '/customers', { body: customerNamed('jane') })).status).toBe(201);
  });

  it.each(['GET /', 'PATCH /', 'PUT /', 'DELETE /', 'POST /archive', 'POST /unarchive'])(
    '%s of an unknown customer is answered with 404',
    async (given) => {
      const { send } = await startServer();
      const [method = '', rest = ''] = given.split(' /');
      const request = method.startsWith('P') && rest === '' ? { body: {} } : {};
      const { status, body } = await send(method, `/customers/ghost_001${rest && `/${rest}`}`, request);
      const message = 'No customer has the key "ghost_001"';
      expect({ status, body }).toMatchObject({
        status: 404,
        body: { code: 'customer_not_found', message, issues: [] },
      });
    },
  );
});
