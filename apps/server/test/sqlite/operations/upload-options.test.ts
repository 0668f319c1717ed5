import { describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../support/start-server.ts';

const shopify = "Customer ID,First Name,Email,Accepts Email Marketing\n'7,Jane,jane@example.com,yes\n";

function upload({ send }: TestServer, content: string | Buffer, fields: Readonly<Record<string, string>>, init = {}) {
  const form = new FormData();
  // Before and after the file: the order of the fields does not matter.
  const [first, ...others] = Object.entries(fields);
  if (first) form.append(...first);
  form.set('csv', new File([content as BlobPart], 'customers.csv'));
  for (const field of others) form.append(...field);
  return send('POST', '/customers/csv-upload', { body: form, ...init });
}

async function emails({ send }: TestServer): Promise<string[]> {
  const { data } = (await send('GET', '/customers')).body;
  return data.map((customer: { primary_email: string }) => customer.primary_email);
}

describe('the options of an upload', () => {
  it('a preset reads the export of a program, and the answer says what was changed and ignored', async () => {
    const server = await startServer();
    const { status, body } = await upload(server, shopify, { from: 'shopify' });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ successful_upload_count: 1, customers_added: [{ row: 1, customer_key: '7' }] });
    expect(
      body.data.notes.map(({ code, count, rows }: { code: string; count: number; rows: number[] }) => [
        code,
        count,
        rows,
      ]),
    ).toEqual([
      ['column_mapped', 3, []],
      ['column_ignored', 1, []],
      ['value_set', 1, []],
      ['apostrophe_removed', 1, [1]],
    ]);
  });

  it('a mapping, constants, a key from another column and ignored columns read any file', async () => {
    const server = await startServer();
    const file = 'Mail;Zusatz;Notiz;Geboren\nMAILTO:ann@example.com;x;n;31.12.1990\n';
    const { body } = await upload(server, file, {
      map: '{"Zusatz":"address_line2","Geboren":"date_of_birth"}',
      set: '{"customer_type":"individual"}',
      key_from: 'primary_email',
      ignore_unknown: 'true',
      date_format: 'DD.MM.YYYY',
    });
    expect(body.data).toMatchObject({ successful_upload_count: 1, failed_upload_count: 0 });
    const { data } = (await server.send('GET', '/customers/ann@example.com')).body;
    expect(data).toMatchObject({ customer_type: 'INDIVIDUAL', address_line2: 'x', date_of_birth: '1990-12-31' });
  });

  it('an encoding and a header row read a file of an old spreadsheet', async () => {
    const server = await startServer();
    const text = 'Kunden\r\n\r\ncustomer_key;customer_type;primary_email;city\r\nk;BUSINESS;k@example.com;Zürich\r\n';
    const { body } = await upload(server, Buffer.from(text, 'latin1'), { encoding: 'windows-1252', header_row: '3' });
    expect(body.data).toMatchObject({ customers_added: [{ row: 1 }], notes: [{ code: 'lines_skipped' }] });
    expect((await server.send('GET', '/customers/k')).body.data.city).toBe('Zürich');
  });

  it.each([
    [{ from: 'sap' }, 'from', /^must be one of shopify, /],
    [{ map: 'Email=primary_email' }, 'map', /^must be an object with fields by the names of columns/],
    [{ map: '{"a":"city","a":"state"}' }, 'map', /^must be an object/],
    [{ set: '[]' }, 'set', /^must be an object with values by fields$/],
    [{ ignore_unknown: 'yes' }, 'ignore_unknown', /^must be true or false$/],
    [{ encoding: 'klingon' }, 'encoding', /^must be one of utf-8, /],
    [{ header_row: '0' }, 'header_row', /^must be a line from 1 to 100$/],
    [{ header_row: 'two' }, 'header_row', /^must be a line from 1 to 100$/],
    [{ date_format: 'YY' }, 'date_format', /^must have the day, month and year of a date/],
  ])('%j is refused by its name, and nothing is stored', async (fields, field, message) => {
    const server = await startServer();
    const { status, body } = await upload(server, shopify, { ...fields, ignore: '' } as never);
    const known = await upload(server, shopify, fields as never);
    expect(status).toBe(422);
    expect(body.issues).toMatchObject([{ code: 'unknown_field', field: 'ignore' }]);
    expect(known.body.issues).toEqual([{ code: 'invalid_value', field, message: expect.stringMatching(message) }]);
    expect(await emails(server)).toEqual([]);
  });

  it('an empty field is an absent option, as a form in a browser sends it', async () => {
    const server = await startServer();
    const { status } = await upload(server, shopify, {
      from: 'shopify',
      map: '',
      set: '',
      header_row: '',
      encoding: '',
    });
    expect(status).toBe(200);
  });

  it('a repeated field is refused', async () => {
    const server = await startServer();
    const form = new FormData();
    form.set('csv', new File([shopify], 'a.csv'));
    for (const from of ['shopify', 'stripe']) form.append('from', from);
    const { status, body } = await server.send('POST', '/customers/csv-upload', { body: form });
    expect({ status, issues: body.issues }).toEqual({
      status: 422,
      issues: [{ code: 'too_many_items', field: 'from', message: 'must not be repeated' }],
    });
  });

  it('the same file with other options is another request to an idempotency key', async () => {
    const server = await startServer();
    const init = { headers: { 'Idempotency-Key': 'once' } };
    expect((await upload(server, shopify, { from: 'shopify' }, init)).status).toBe(200);
    expect((await upload(server, shopify, { from: 'shopify' }, init)).headers.get('idempotency-replayed')).toBe('true');
    const { status, body } = await upload(server, shopify, { from: 'shopify', set: '{"city":"Bern"}' }, init);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'idempotency_key_reused' });
  });

  it('an option of many megabytes is refused without being kept', async () => {
    const server = await startServer();
    const { status, body } = await upload(server, shopify, { map: `{"a":"${'x'.repeat(5_000_000)}"}` });
    expect({ status, field: body.issues[0].field }).toEqual({ status: 422, field: 'map' });
  });

  it('an archived customer is not stored as an active one', async () => {
    const server = await startServer();
    const file =
      'customer_key,customer_type,primary_email,archived_at\nk,BUSINESS,k@example.com,2026-01-01T00:00:00Z\n';
    const { body } = await upload(server, file, {});
    expect(body.data.customers_failed).toMatchObject(
      [{ row: 1, code: 'malformed_row', error: /archived/ }].map(({ row, code }) => ({ row, code })),
    );
    expect(await emails(server)).toEqual([]);
  });
});
