import { csvProblems } from '@rollcall/contract/csv';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/core/errors.ts';
import type { ColumnMapping } from '../../src/input/columns.ts';
import { openCsvRows } from '../../src/input/csv.ts';
import type { SourceRow } from '../../src/input/source.ts';

const HEADER = 'customer_key,customer_type,primary_email,city\n';
const ROW = { customer_key: 'a', customer_type: 'BUSINESS', primary_email: 'a@example.com' };

/** Reads a CSV file in small chunks; the first chunk holds the header, as that of a file does. */
async function read(csv: string, mapping: ColumnMapping = {}, bytesAtATime = 7): Promise<SourceRow[]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(csv);
    const first = Math.max(bytes.indexOf(10) + 1, 1);
    yield bytes.subarray(0, first);
    for (let start = first; start < bytes.byteLength; start += bytesAtATime) {
      yield bytes.subarray(start, start + bytesAtATime);
    }
  }
  const rows: SourceRow[] = [];
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
      csv: `${HEADER.trimEnd()},line,code,reason\na,BUSINESS,a@example.com,Porto,7,required,gone\n`,
      want: same,
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
    { given: 'an unclosed quote', row: 'a,BUSINESS,a@example.com,"Porto\nc,d\n', want: csvProblems.unclosedQuote },
  ])('reports a row of CSV with $given, and reads the row before it', async ({ row, want }) => {
    const rows = await read(`${HEADER}g,BUSINESS,g@example.com,x\n${row}`);
    expect(rows).toMatchObject([
      { line: 2, problem: null },
      { line: 3, problem: want, customer: null },
    ]);
  });

  it('stops reading if a quote that is never closed would take too much memory', async () => {
    const rows = await read(`${HEADER}a,BUSINESS,a@example.com,"${'x\n'.repeat(3_000_000)}`, {}, 65_536);
    expect(rows).toMatchObject([{ line: 2, customer: null }]);
  });
});

describe('the header', () => {
  const rest = '\na,BUSINESS,a@example.com\n';

  it('maps and ignores columns with other names', async () => {
    const mapping = { map: { Email: 'primary_email', 'Kind=of': 'customer_type' }, ignore: ['Notes'] };
    expect(await read('customer_key,Kind=of,Email,Notes\na,BUSINESS,a@example.com,x\n', mapping)).toMatchObject([
      { customer: ROW },
    ]);
  });

  it.each<{ given: string; mapping?: ColumnMapping; want: string }>([
    {
      given: 'customer_key,customer_type,Email',
      want: '"Email" is not a known column; did you mean "primary_email"? Use --map "Email=primary_email"',
    },
    { given: 'customer_key,customer_typ,primary_email', want: 'did you mean "customer_type"?' },
    {
      given: 'customer_key,customer_type,primary_email,Shoe size',
      want: '"Shoe size" is not a known column; use --ignore "Shoe size" to ignore it',
    },
    { given: 'customer_key,primary_email', want: 'customer_type is missing' },
    {
      given: 'customer_key,customer_type,primary_email,customer_key',
      want: 'customer_key appears more than once',
    },
    { given: 'customer_key,customer_type,primary_email,', want: 'column 4 has no name' },
    {
      given: 'customer_key,customer_type,primary_email',
      mapping: { map: { Mail: 'primary_email' } },
      want: '"Mail" is mapped or ignored, but the file has no such column',
    },
    {
      given: 'customer_key,customer_type,Mail',
      mapping: { map: { Mail: 'primary_mail' } },
      want: '"Mail" is mapped to the unknown field "primary_mail"; did you mean "primary_email"?',
    },
  ])('rejects the header $given: $want', async ({ given, mapping, want }) => {
    const error: unknown = await read(`${given}${rest}`, mapping).catch((reason) => reason);
    expect(error).toBeInstanceOf(CliError);
    expect(String(error)).toContain(want);
  });

  it('rejects an empty file, which has no header', async () => {
    await expect(read('')).rejects.toThrow('The file is empty');
  });
});
