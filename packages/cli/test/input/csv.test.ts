import { csvProblems } from '@rollcall/contract/csv';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/core/errors.ts';
import { fieldNames } from '../../src/input/columns.ts';
import { openCsvRows } from '../../src/input/csv.ts';
import type { SourceRow } from '../../src/input/source.ts';

const HEADER = 'customer_key,customer_type,primary_email,city\n';
const ROW = { customer_key: 'a', customer_type: 'BUSINESS', primary_email: 'a@example.com' };

/** Reads a CSV file in small chunks; the first chunk holds the header, as that of a file does. */
async function read(
  csv: string,
  mapping: CustomerFileOptions = {},
  bytesAtATime = 7,
  rows: SourceRow[] = [],
): Promise<SourceRow[]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(csv);
    const first = Math.max(bytes.indexOf(10) + 1, 1);
    yield bytes.subarray(0, first);
    for (let start = first; start < bytes.byteLength; start += bytesAtATime) {
      yield bytes.subarray(start, start + bytesAtATime);
    }
  }
  for await (const row of (await openCsvRows(chunks(), mapping)).rows) rows.push(row);
  return rows;
}

describe('rows', () => {
  const same = { customer: { ...ROW, city: 'Porto' }, line: 2 };
  it.each([
    { given: 'plain', csv: `${HEADER}a,BUSINESS,a@example.com,Porto\n`, want: same },
    { given: 'without a final line end', csv: `${HEADER}a,BUSINESS,a@example.com,Porto`, want: same },
    { given: 'with a byte order mark', csv: `\uFEFF${HEADER}a,BUSINESS,a@example.com,Porto\n`, want: same },
    { given: 'with semicolons', csv: `${HEADER}a,BUSINESS,a@example.com,Porto\n`.replaceAll(',', ';'), want: same },
    { given: 'with tabs', csv: `${HEADER}a,BUSINESS,a@example.com,Porto\n`.replaceAll(',', '\t'), want: same },
    { given: 'with CRLF', csv: `${HEADER}a,BUSINESS,a@example.com,Porto\n`.replaceAll('\n', '\r\n'), want: same },
    {
      given: 'with empty lines',
      csv: `${HEADER}\n\r\na,BUSINESS,a@example.com,Porto\n\n`,
      want: { ...same, line: 4 },
    },
    {
      given: 'with white space around its cells and the names of its columns',
      csv: '\uFEFFcustomer_key, customer_type,\u00A0primary_email,city\na\u200B, BUSINESS,a@example.com\u00A0,Porto \n',
      want: same,
    },
    {
      given: 'with rows whose cells are all empty',
      csv: `${HEADER},,,\n \t,\u00A0,,\na,BUSINESS,a@example.com,Porto\n,,\n`,
      want: { ...same, line: 4 },
    },
    {
      given: 'with columns in another order',
      csv: 'city,primary_email,customer_type,customer_key\nPorto,a@example.com,BUSINESS,a\n',
      want: same,
    },
    { given: 'with an empty cell', csv: `${HEADER}a,BUSINESS,a@example.com,\n`, want: { customer: ROW, line: 2 } },
    {
      given: 'with commas, quotes and line ends in a cell',
      csv: `${HEADER}a,BUSINESS,a@example.com,"P, ""o""\r\nrto"\n`,
      want: { customer: { ...ROW, city: 'P, "o"\r\nrto' }, line: 2 },
    },
    {
      given: 'with a flag',
      csv: 'customer_key,customer_type,primary_email,mid_cycle_invoice_consolidation\na,BUSINESS,a@example.com,TRUE\n',
      want: { customer: { ...ROW, mid_cycle_invoice_consolidation: true }, line: 2 },
    },
    {
      given: 'with a number as tax_status',
      csv: 'customer_key,customer_type,primary_email,tax_status\na,BUSINESS,a@example.com,2\n',
      want: { customer: { ...ROW, tax_status: 'TAX_EXEMPT' }, line: 2 },
    },
    {
      given: 'of rows that failed in an earlier import',
      csv: `line,code,reason,${HEADER}7,required,gone,a,BUSINESS,a@example.com,Porto\n`,
      want: same,
    },
    {
      given: 'of rows that failed in an import of an earlier version',
      csv: `${HEADER.trimEnd()},line,code,reason\na,BUSINESS,a@example.com,Porto,7,required,gone\n`,
      want: same,
    },
    {
      given: 'with parts of lists and objects',
      csv: 'customer_key,customer_type,primary_email,metadata.plan,contact_people.0.email_address,phone_numbers\na,BUSINESS,a@example.com,pro,b@example.com,"[{""phone_number"":""1""}]"\n',
      want: {
        line: 2,
        customer: {
          ...ROW,
          metadata: { plan: 'pro' },
          contact_people: [{ email_address: 'b@example.com' }],
          phone_numbers: [{ phone_number: '1' }],
        },
      },
    },
    {
      given: 'with a time of archiving',
      csv: 'customer_key,customer_type,primary_email,archived_at\na,BUSINESS,a@example.com,2026-11-23T09:45:00Z\n',
      want: { customer: ROW, archived: true, line: 2 },
    },
  ])('reads a CSV file $given as the API does', async ({ csv, want }) => {
    expect(await read(csv)).toMatchObject([{ ...want, problem: null }]);
  });

  it('reports the line in which each row of CSV begins, even after cells with line ends', async () => {
    const rows = await read(
      `${HEADER}a,BUSINESS,a@x.com,"1\n2\n3"\nb,BUSINESS,b@x.com,x\r\n\nc,BUSINESS,c@x.com,"1\r\n2"\nd,,,\n`,
    );
    expect(rows.map(({ line }) => line)).toEqual([2, 5, 7, 9]);
  });

  it.each([
    { given: 'too few cells', row: 'a,BUSINESS\n', want: 'has 2 cells, but the header has 4' },
    { given: 'too many cells', row: 'a,BUSINESS,a@example.com,Porto,x\n', want: 'has 5 cells, but the header has 4' },
    { given: 'a stray quote', row: 'a,BUSINESS,a@example.com,Po"rto\n', want: csvProblems.strayQuote },
    { given: 'text after a closing quote', row: 'a,BUSINESS,a@example.com,"Po"rto\n', want: csvProblems.strayQuote },
    {
      given: 'JSON that is malformed',
      header: 'customer_key,customer_type,primary_email,metadata\n',
      row: 'a,BUSINESS,a@example.com,{x\n',
      want: 'has JSON in the column metadata that is not valid JSON',
    },
    {
      given: 'the code of an earlier import in a column of the customer',
      row: 'a,BUSINESS,2,malformed_row\n',
      want: 'has the code malformed_row of an earlier import in column 4, so its cells have moved',
    },
    {
      given: 'a time of archiving that is none',
      header: 'customer_key,customer_type,primary_email,archived_at\n',
      row: 'a,BUSINESS,a@example.com,yes\n',
      want: 'has an archived_at that is not a time such as 2026-11-23T09:45:00Z',
    },
  ])('reports a row of CSV with $given, and reads the row before it', async ({ header = HEADER, row, want }) => {
    const rows = await read(`${header}g,BUSINESS,g@example.com,\n${row}`);
    expect(rows).toMatchObject([
      { line: 2, problem: null },
      { line: 3, problem: want, customer: null },
    ]);
  });

  it.each([
    { given: 'is never closed', rest: '"Porto\nc,d\n', want: 'Line 3 has a quotation mark that is never closed' },
    {
      given: 'would take too much memory',
      rest: `"${'x\n'.repeat(2_200_000)}`,
      want: 'Line 3 has a quotation mark that is never closed',
    },
  ])('reads the rows before a quote that $given, and fails there', async ({ rest, want }) => {
    const seen: SourceRow[] = [];
    const csv = `${HEADER}g,BUSINESS,g@example.com,x\na,BUSINESS,a@example.com,${rest}`;
    await expect(read(csv, {}, 65_536, seen)).rejects.toThrow(want);
    expect(seen).toMatchObject([{ line: 2, problem: null }]);
  });

  it('keeps white space at the ends of cells in an export, since it belongs to the value', async () => {
    const cells = fieldNames.map((name) => ({ ...ROW, first_name: ' Ann ' })[name] ?? '');
    const [exported] = await read(`${fieldNames.join()}\n${cells.join()}\n`);
    expect(exported?.customer).toEqual({ ...ROW, first_name: ' Ann ' });
    const others = fieldNames.filter((name) => name !== 'metadata');
    const [other] = await read(`${others.join()}\n${cells.slice(0, -1).join()}\n`);
    expect(other?.customer).toEqual({ ...ROW, first_name: 'Ann' });
  });

  it('suspects values that were damaged, and a cell that holds whole rows', async () => {
    const rows = await read(`${HEADER}1e5,BUSINESS,a@example.com,"Porto\nb,BUSINESS,b@example.com,Lima"\n`);
    expect(rows[0]?.suspects).toEqual([
      { suspicion: 'shortened_number', field: 'customer_key', value: '1e5' },
      { suspicion: 'swallowed_rows', field: 'city', value: 'Porto\nb,BUSINESS,b@example.com,Lima' },
    ]);
  });
});

describe('the header', () => {
  const rest = '\na,BUSINESS,a@example.com\n';

  it('maps and ignores columns with other names', async () => {
    const mapping = { map: { Email: 'primary_email', 'Kind=of': 'customer_type', Notes: null } };
    expect(await read('customer_key,Kind=of,Email,Notes\na,BUSINESS,a@example.com,x\n', mapping)).toMatchObject([
      { customer: ROW },
    ]);
  });

  it.each<{ given: string; mapping?: CustomerFileOptions; want: string }>([
    {
      given: 'customer_key,customer_type,primary_emial',
      want: 'primary_emial is not a known column; did you mean "primary_email"? (use --map primary_emial=primary_email)',
    },
    { given: 'customer_key,customer_typ,primary_email', want: 'did you mean "customer_type"?' },
    {
      given: 'customer_key,customer_type,primary_email,Shoe size',
      want: 'Shoe size is not a known column (use --ignore "Shoe size")',
    },
    { given: 'customer_key,primary_email', want: 'customer_type is required (use --set customer_type=INDIVIDUAL)' },
    {
      given: 'customer_key,customer_type,primary_email,customer_key',
      want: 'customer_key must not be repeated',
    },
    { given: 'customer_key,customer_type,,primary_email', want: 'Column 3 has no name (use --ignore "")' },
    {
      given: 'customer_key,customer_type,primary_email,full_name,created_at,code,reason,line,id',
      want: 'id is not a known column (use --ignore "id")',
    },
    {
      given: 'customer_key,customer_type,primary_email,billing_city',
      want: 'billing_city is not a known column (use --ignore "billing_city")',
    },
    { given: 'customer_key,customer_type,primary_email,Email', want: 'ignore all but one (use --ignore "Email")' },
    {
      given: 'customer_key,customer_type,primary_email,metadata,metadata.plan',
      want: 'metadata.plan must not be repeated',
    },
    {
      given: 'customer_key,customer_type,primary_email,\u001b]0;x\u0007\u009bX',
      want: ' ]0;x X is not a known column',
    },
    {
      given: 'customer_key,customer_type,primary_email',
      mapping: { map: { Mail: 'primary_email' } },
      want: 'map names the column "Mail", which the file does not have',
    },
    {
      given: 'customer_key,customer_type,Mail',
      mapping: { map: { Mail: 'primary_mail' } },
      want: 'map maps "Mail" to the unknown field "primary_mail"; did you mean "primary_email"?',
    },
  ])('rejects the header $given: $want', async ({ given, mapping, want }) => {
    const error: unknown = await read(`${given}${rest}`, mapping).catch((reason) => reason);
    expect(error).toBeInstanceOf(CliError);
    expect(String(error)).toContain(want);
  });

  it('never repeats what the columns without names have in common', async () => {
    const error: unknown = await read(`customer_key,customer_type,primary_email,,${rest}`).catch((reason) => reason);
    expect(String(error)).not.toContain('more than once');
  });

  it('lists a few problems of a header with thousands of columns, and counts the others', async () => {
    const header = `customer_key,customer_type,primary_email,${Array.from({ length: 5000 }, (_, index) => `c${index}`).join()}`;
    const error: unknown = await read(`${header}${rest}`).catch((reason) => reason);
    expect(String(error).split('\n')).toHaveLength(23);
    expect(String(error)).toContain('and 4,980 more problems');
  });

  it('rejects an empty file, which has no header', async () => {
    await expect(read('')).rejects.toThrow('The file is empty');
  });
});
