import { describe, expect, it } from 'vitest';
import { read } from './support.ts';

/** The value of a field in a row that is valid otherwise, and the notes about it. */
async function valueIn(field: string, cell: string, options = {}) {
  const others = { customer_key: 'k1', customer_type: 'BUSINESS', primary_email: 'k1@example.com', [field]: cell };
  const cells = Object.values(others).map((value) => `"${value}"`);
  const { customers, notes } = await read(`${Object.keys(others).join(',')}\n${cells.join(',')}\n`, options);
  return { value: customers[0]?.[field], notes: notes.map(({ code }) => code) };
}

describe('cells', () => {
  it.each([
    ['customer_type', 'Individual', 'INDIVIDUAL', ['value_read']],
    ['customer_type', ' business ', 'BUSINESS', ['value_read']],
    ['customer_type', 'Firma', 'BUSINESS', ['value_read']],
    ['customer_type', 'INDIVIDUAL', 'INDIVIDUAL', []],
    ['customer_type', 'firm', 'firm', []],
    ['tax_status', 'taxable', 'TAXABLE', ['value_read']],
    ['tax_status', 'Tax exempt', 'TAX_EXEMPT', ['value_read']],
    ['tax_status', '1', 'TAXABLE', []],
    ['tax_status', 'yes', 'yes', []],
    ['primary_email', 'mailto:ann@example.com', 'ann@example.com', ['address_cleaned']],
    ['primary_email', 'Ann Lee <ann@example.com>', 'ann@example.com', ['address_cleaned']],
    ['billing_email', '<ann@example.com>', 'ann@example.com', ['address_cleaned']],
    ['primary_email', 'ann@example.com.', 'ann@example.com', ['address_cleaned']],
    ['primary_email', '\u00a0ann@example.com\u200b', 'ann@example.com', []],
    ['primary_email', 'a@example.com;b@example.com', 'a@example.com;b@example.com', []],
    ['primary_email', 'A <a@example.com>, B <b@example.com>', 'A <a@example.com>, B <b@example.com>', []],
    ['first_name', 'mailto:ann@example.com', 'mailto:ann@example.com', []],
    ['first_name', 'Individual', 'Individual', []],
    ['primary_phone', "'+15550101", "'+15550101", []],
    ['date_of_birth', '1990-12-31 00:00:00', '1990-12-31', ['date_read']],
    ['date_of_birth', '1990-12-31T00:00:00.000Z', '1990-12-31', ['date_read']],
    ['date_of_birth', '1990-12-31 10:00:00', '1990-12-31 10:00:00', []],
    ['date_of_birth', '31.12.1990', '31.12.1990', ['date_format_missing']],
  ])('of %s that contain %j are read as %j', async (field, cell, value, notes) => {
    expect(await valueIn(field, cell)).toEqual({ value, notes });
  });

  it.each([
    ['DD.MM.YYYY', '31.12.1990', '1990-12-31'],
    ['DD.MM.YYYY', '1.2.1990', '1990-02-01'],
    ['MM/DD/YYYY', '02/01/1990', '1990-02-01'],
    ['D/M/YYYY', '1/2/1990', '1990-02-01'],
    ['YYYY/MM/DD', '1990/2/1', '1990-02-01'],
    ['DD-MM-YYYY', '1990-12-31', '1990-12-31'],
    ['DD.MM.YYYY', '31.12.90', '31.12.90'],
    ['DD.MM.YYYY', '12/31/1990', '12/31/1990'],
  ])('with dates as %s: %s is read as %s', async (date_format, cell, value) => {
    expect((await valueIn('date_of_birth', cell, { date_format })).value).toBe(value);
  });

  it('count the rows of a note, and list the first of them', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `k${index},business,k${index}@example.com`);
    const { notes } = await read(`customer_key,customer_type,primary_email\n${rows.join('\n')}\n`);
    expect(notes).toEqual([
      {
        code: 'value_read',
        message: 'In customer_type, "business" was read as BUSINESS in 30 rows.',
        count: 30,
        rows: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        lines: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      },
    ]);
  });
});
