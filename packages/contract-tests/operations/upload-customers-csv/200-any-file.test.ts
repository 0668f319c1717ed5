import { describe, expect, it } from 'vitest';
import { routesOf } from '../../src/document/operations.ts';
import { csvForm, readingForm } from '../../src/requests/bodies.ts';
import { newCustomer, retrievedCustomer } from '../../src/requests/customers.ts';
import { expectFailure, expectSuccess } from '../../src/requests/request.ts';

describe.each(routesOf('uploadCustomersCsv'))('$method $path', (route) => {
  const upload = async (file: string | Buffer, options: Readonly<Record<string, unknown>> = {}) =>
    (await expectSuccess(route, { body: readingForm(file, options) })).data;

  it('finds columns without regard to case, spaces, punctuation and accents, and by synonyms', async () => {
    const { customer_key, primary_email } = newCustomer();
    const { notes } = await upload(
      `Kundennummer;Customer Type;E-Mail;PRÉNOM;shipping-city\n${customer_key};BUSINESS;${primary_email};Zoé;Bern\n`,
    );
    expect(await retrievedCustomer(customer_key)).toMatchObject({
      primary_email,
      first_name: 'Zoé',
      shipping_city: 'Bern',
    });
    expect(notes).toMatchObject([{ code: 'column_mapped', count: 5, rows: [] }]);
  });

  it('maps columns, sets constants where a row has no value, and ignores columns, which it notes', async () => {
    const [first, second] = [newCustomer(), newCustomer()];
    const file = `Nr,Kind,Mail 1,Notes\n${first.customer_key},,${first.primary_email},n\n${second.customer_key},BUSINESS,${second.primary_email},n\n`;
    const { notes } = await upload(file, {
      map: { Nr: 'customer_key', Kind: 'customer_type', 'Mail 1': 'primary_email', Notes: null },
      set: { customer_type: 'INDIVIDUAL', city: 'Bern' },
    });
    expect(await retrievedCustomer(first.customer_key)).toMatchObject({ customer_type: 'INDIVIDUAL', city: 'Bern' });
    expect(await retrievedCustomer(second.customer_key)).toMatchObject({ customer_type: 'BUSINESS', city: 'Bern' });
    expect(notes).toContainEqual({
      code: 'column_ignored',
      message: '1 column was ignored: "Notes".',
      count: 1,
      rows: [],
    });
  });

  it('takes the key from another field, and ignores unknown columns', async () => {
    const { primary_email } = newCustomer();
    const options = { key_from: 'primary_email', ignore_unknown: true };
    await upload(`Email,customer_type,Lead Status\n${primary_email},BUSINESS,New\n`, options);
    expect(await retrievedCustomer(primary_email)).toMatchObject({ customer_key: primary_email, primary_email });
  });

  it('reads an export of Shopify, and removes the apostrophes before numbers', async () => {
    const { primary_email } = newCustomer();
    const id = String(Date.now());
    const { notes = [] } = await upload(
      `Customer ID,First Name,Email,Default Address Zip,Tags\n'${id},Ann,${primary_email},'62701,vip\n`,
      { from: 'shopify' },
    );
    expect(await retrievedCustomer(id)).toMatchObject({ primary_email, first_name: 'Ann', zip_code: '62701' });
    expect(notes.map(({ code }) => code)).toEqual([
      'column_mapped',
      'column_ignored',
      'value_set',
      'apostrophe_removed',
    ]);
  });

  it.each([
    { encoding: 'utf-16le', bytes: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), options: {} },
    { encoding: 'utf-16be', bytes: (text: string) => Buffer.from(text, 'utf16le').swap16(), options: {} },
    {
      encoding: 'windows-1252',
      bytes: (text: string) => Buffer.from(text, 'latin1'),
      options: { encoding: 'windows-1252' },
    },
  ])('reads a file in $encoding', async ({ bytes, options }) => {
    const { customer_key, primary_email } = newCustomer();
    const text = `customer_key,customer_type,primary_email,city\n${customer_key},BUSINESS,${primary_email},Zürich\n`;
    await upload(bytes(text), options);
    expect((await retrievedCustomer(customer_key)).city).toBe('Zürich');
  });

  it('warns about values that were probably damaged before, and stores them as they are', async () => {
    const [first, second] = [newCustomer(), newCustomer()];
    const rowOf = ({ customer_key, primary_email }: typeof first, cells: string) =>
      `${customer_key},BUSINESS,${primary_email},${cells}\n`;
    const rows = rowOf(first, '4.9E+11,#N/A,MÃ¼ller') + rowOf(second, '1.5e+9,NULL,J\uFFFDrgen');
    const columns = 'customer_key,customer_type,primary_email,primary_phone,city,last_name';
    const { warnings, notes } = await upload(`${columns}\n${rows}`);
    expect({ warnings, notes }).toEqual({
      warnings: [
        [
          'shortened_number',
          'primary_phone',
          'looks like a number that a spreadsheet has shortened',
          [1, 2],
          '4.9E+11',
        ],
        ['spreadsheet_error', 'city', 'holds an error of a spreadsheet', [1], '#N/A'],
        ['mojibake', 'last_name', 'looks like text that was read in the wrong encoding', [1], 'MÃ¼ller'],
        ['null_word', 'city', 'holds a word that often stands for no value', [2], 'NULL'],
        ['replacement_character', 'last_name', expect.stringMatching('lost'), [2], 'J\uFFFDrgen'],
      ].map(([code, field, message, places, value]) => {
        return { code, field, message, count: (places as number[]).length, rows: places, value };
      }),
      notes: undefined,
    });
    expect(await retrievedCustomer(first.customer_key)).toMatchObject({ primary_phone: '4.9E+11', city: '#N/A' });
  });

  it('names line, column and byte of a file that is not UTF-8, and suggests an encoding', async () => {
    const file = Buffer.from('customer_key,customer_type,primary_email\nk,BUSINESS,Zürich\n', 'latin1');
    const { message } = await expectFailure(400, route, { body: csvForm(file) });
    expect(message).toBe(
      'Line 2, column 13, has the byte 0xFC, which is not valid UTF-8. In Windows-1252, the word there is "Zürich". ' +
        'Save the file as "CSV UTF-8", or name its encoding (send encoding=windows-1252)',
    );
  });

  it('skips titles, totals, footers and blank rows, and notes each of them', async () => {
    const [first, second] = [newCustomer(), newCustomer()].map((one) => `${Object.values(one).join(',')},`);
    const columns = `${Object.keys(newCustomer()).join(',')},city`;
    const lines = ['Customers of 2026', '', columns, first, ',,,', second, 'Total,,,2', '', 'Report by Ann', ''];
    const { notes = [], ...data } = await upload(lines.join('\r'), { header_row: 3 });
    expect(data).toMatchObject({ total_customers: 2, successful_upload_count: 2 });
    expect(data.customers_added.map(({ row }) => row)).toEqual([1, 3]);
    expect(notes.map(({ code, rows }) => [code, ...rows])).toEqual([
      ['lines_skipped'],
      ['blank_rows_skipped', 2],
      ['totals_skipped', 4],
      ['footer_skipped', 5],
    ]);
  });

  it('reads a row without its last optional cells, and one with empty cells too many', async () => {
    const [first, second] = [newCustomer(), newCustomer()].map((one) => Object.values(one).join(','));
    const columns = `${Object.keys(newCustomer()).join(',')},city`;
    const { notes, ...data } = await upload(`sep=,\n${columns}\n${first}\n${second},Bern,,\n`);
    expect(data).toMatchObject({ successful_upload_count: 2, failed_upload_count: 0 });
    expect(notes).toMatchObject([
      { code: 'lines_skipped' },
      { code: 'short_rows_filled', rows: [1] },
      { code: 'empty_cells_dropped', rows: [2] },
    ]);
  });

  it('reads other words for types, addresses with names, and dates in the named format', async () => {
    const { customer_key, primary_email } = newCustomer();
    const file = `customer_key,customer_type,primary_email,date_of_birth\n${customer_key},Company,Ann <${primary_email}>,01.02.1990\n`;
    const { notes = [] } = await upload(file, { date_format: 'DD.MM.YYYY' });
    expect(await retrievedCustomer(customer_key)).toMatchObject({
      customer_type: 'BUSINESS',
      primary_email,
      date_of_birth: '1990-02-01',
    });
    expect(notes.map(({ code }) => code)).toEqual(['value_read', 'address_cleaned', 'date_read']);
  });

  it('stores lists and objects from cells of JSON and from columns of their parts', async () => {
    const { customer_key, primary_email } = newCustomer();
    const file = `customer_key,customer_type,primary_email,metadata.plan,contact_people\n${customer_key},BUSINESS,${primary_email},pro,"[{""first_name"":""Zed""}]"\n`;
    await upload(file);
    expect(await retrievedCustomer(customer_key)).toMatchObject({
      metadata: { plan: 'pro' },
      contact_people: [{ first_name: 'Zed' }],
    });
  });

  it('takes the same file with other options for another request to an idempotency key', async () => {
    const { customer_key, primary_email } = newCustomer();
    const file = `customer_key,customer_type,primary_email\n${customer_key},BUSINESS,${primary_email}\n`;
    const headers = { 'idempotency-key': `options-${customer_key}` };
    await expectSuccess(route, { body: readingForm(file, {}), headers });
    await expectSuccess(route, { body: readingForm(file, {}), headers });
    const other = readingForm(file, { set: { city: 'Bern' } });
    expect(await expectFailure(422, route, { body: other, headers })).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('has no notes if the rows were taken as they are', async () => {
    const { customer_key, primary_email } = newCustomer();
    const file = `customer_key,customer_type,primary_email\n${customer_key},BUSINESS,${primary_email}\n`;
    expect(await upload(file)).not.toHaveProperty('notes');
  });
});
