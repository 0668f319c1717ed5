import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/core/errors.ts';
import type { ColumnMapping } from '../../src/input/columns.ts';
import { openCsvRows } from '../../src/input/csv.ts';
import type { SourceRow } from '../../src/input/source.ts';

const HEADER = 'customer_key,customer_type,primary_email,city\n';
const ROW = { customer_key: 'a', customer_type: 'BUSINESS', primary_email: 'a@example.com' };

/** @param bytesAtATime how much the source gives at a time. */
async function read(csv: string, mapping: ColumnMapping = {}, bytesAtATime = 7): Promise<SourceRow[]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    // The first has the header, as that of a file has.
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

describe('a CSV file', () => {
  const same = { customer: { ...ROW, city: 'Porto' }, line: 2 };
  it.each([
    ['as it should be', `${HEADER}a,BUSINESS,a@example.com,Porto\n`, same],
    ['without a last line end', `${HEADER}a,BUSINESS,a@example.com,Porto`, same],
    ['with a byte order mark', `\uFEFF${HEADER}a,BUSINESS,a@example.com,Porto\n`, same],
    ['with semicolons', `${HEADER}a,BUSINESS,a@example.com,Porto\n`.replaceAll(',', ';'), same],
    ['with tabs', `${HEADER}a,BUSINESS,a@example.com,Porto\n`.replaceAll(',', '\t'), same],
    ['with CRLF', `${HEADER}a,BUSINESS,a@example.com,Porto\n`.replaceAll('\n', '\r\n'), same],
    ['with empty lines', `${HEADER}\n\r\na,BUSINESS,a@example.com,Porto\n\n`, { ...same, line: 4 }],
    ['in another order', 'city,primary_email,customer_type,customer_key\nPorto,a@example.com,BUSINESS,a\n', same],
    ['with an empty cell', `${HEADER}a,BUSINESS,a@example.com,\n`, { customer: ROW, line: 2 }],
    [
      'with commas, quotes and line ends in a cell',
      `${HEADER}a,BUSINESS,a@example.com,"P, ""o""\r\nrto"\n`,
      { customer: { ...ROW, city: 'P, "o"\r\nrto' }, line: 2 },
    ],
    [
      'with the numbers of tax_status',
      'customer_key,customer_type,primary_email,tax_status\na,BUSINESS,a@example.com,2\n',
      { customer: { ...ROW, tax_status: 'TAX_EXEMPT' }, line: 2 },
    ],
    [
      'of rows that have failed before',
      `${HEADER.trimEnd()},line,code,reason\na,BUSINESS,a@example.com,Porto,7,required,gone\n`,
      same,
    ],
  ])('%s is read as the API reads it', async (_, csv, want) => {
    expect(await read(csv)).toMatchObject([{ ...want, problem: null }]);
  });

  it('tells the line in which each row begins, also behind cells with line ends', async () => {
    const rows = await read(
      `${HEADER}a,BUSINESS,a@x.com,"1\n2\n3"\nb,BUSINESS,b@x.com,x\r\n\nc,BUSINESS,c@x.com,"1\r\n2"\nd,,,\n`,
    );
    expect(rows.map(({ line }) => line)).toEqual([2, 5, 7, 9]);
  });

  it.each([
    ['too few cells', 'a,BUSINESS\n', 'has 2 cells, but the header has 4'],
    ['too many', 'a,BUSINESS,a@example.com,Porto,x\n', 'has 5 cells, but the header has 4'],
    ['a stray quote', 'a,BUSINESS,a@example.com,Po"rto\n', 'has a quotation mark in the wrong place'],
    ['text behind a quote', 'a,BUSINESS,a@example.com,"Po"rto\n', 'has a quotation mark in the wrong place'],
    ['an open quote', 'a,BUSINESS,a@example.com,"Porto\nc,d\n', expect.stringContaining('is never closed')],
  ])('loses no row, and none beside it, to %s', async (_, row, problem) => {
    const rows = await read(`${HEADER}g,BUSINESS,g@example.com,x\n${row}`);
    expect(rows).toMatchObject([
      { line: 2, problem: null },
      { line: 3, problem, customer: null },
    ]);
  });

  it('ends where a quote takes more than a row can have into memory', async () => {
    const rows = await read(`${HEADER}a,BUSINESS,a@example.com,"${'x\n'.repeat(3_000_000)}`, {}, 65_536);
    expect(rows).toMatchObject([{ line: 2, customer: null }]);
  });
});

describe('a header', () => {
  const rest = '\na,BUSINESS,a@example.com\n';

  it('may name columns in other words', async () => {
    const mapping = { map: { Email: 'primary_email', 'Kind=of': 'customer_type' }, ignore: ['Notes'] };
    expect(await read('customer_key,Kind=of,Email,Notes\na,BUSINESS,a@example.com,x\n', mapping)).toMatchObject([
      { customer: ROW },
    ]);
  });

  it.each([
    [
      'customer_key,customer_type,Email',
      {},
      '"Email" is not a known column; did you mean "primary_email"? --map "Email=primary_email"',
    ],
    ['customer_key,customer_typ,primary_email', {}, 'did you mean "customer_type"?'],
    ['customer_key,customer_type,primary_email,Shoe size', {}, '--ignore "Shoe size" leaves it out'],
    ['customer_key,primary_email', {}, 'customer_type is missing'],
    ['customer_key,customer_type,primary_email,customer_key', {}, 'customer_key is there more than once'],
    ['customer_key,customer_type,primary_email,', {}, 'column 4 has no name'],
    ['customer_key,customer_type,primary_email', { map: { Mail: 'primary_email' } }, 'there is no column "Mail"'],
    [
      'customer_key,customer_type,Mail',
      { map: { Mail: 'primary_mail' } },
      'which is no field; did you mean "primary_email"?',
    ],
  ] satisfies [string, ColumnMapping, string][])('%s is refused with what is wrong', async (header, mapping, want) => {
    await expect(read(`${header}${rest}`, mapping)).rejects.toThrow(CliError);
    await expect(read(`${header}${rest}`, mapping)).rejects.toThrow(want);
  });

  it('is missing in an empty file', async () => {
    await expect(read('')).rejects.toThrow('The file is empty');
  });
});
