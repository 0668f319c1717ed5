import { readFile } from 'node:fs/promises';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import { describe, expect, it } from 'vitest';
import { guessOptions } from '../../../src/import/worker/guess-options.ts';
import { readColumns } from '../../../src/import/worker/read-columns.ts';

interface Shape {
  readonly name: string;
  readonly text?: string;
  /** Its bytes, one in each character. */
  readonly latin1?: string;
}

/** The files by which the command line and the upload are compared. */
const shapes: readonly Shape[] = JSON.parse(
  await readFile(new URL('../../../../../packages/cli/test/import/shapes.json', import.meta.url), 'utf8'),
);

function fileOf(name: string): Blob {
  const { text, latin1 = '' } = shapes.find((shape) => shape.name === name) ?? {};
  return new Blob([text ?? new Uint8Array(Buffer.from(latin1, 'latin1'))]);
}

const guesses: readonly { readonly given: string; readonly want: CustomerFileOptions }[] = [
  { given: '06 trailing empty columns', want: {} },
  { given: '04 windows 1252', want: { encoding: 'windows-1252' } },
  { given: '53 title line above header', want: { header_row: 3 } },
  { given: '42 stripe export', want: { from: 'stripe' } },
  { given: 'export of quickbooks', want: { header_row: 5, from: 'quickbooks' } },
  {
    given: 'a list of addresses only',
    want: { map: { Email: 'primary_email' }, set: { customer_type: 'INDIVIDUAL' }, key_from: 'primary_email' },
  },
];

describe('guessOptions', () => {
  it.each(guesses)('finds the options with which the file "$given" can be read', async ({ given, want }) => {
    const file = fileOf(given);
    const options = await guessOptions(file);
    expect(options).toEqual(want);
    expect((await readColumns(file, options)).problems).toEqual([]);
  });

  it('finds the type of a customer by the words in a column, whatever its name is', async () => {
    const file = new Blob([
      'Customer ID,Company,Email,Kind\n1,Acme,a@example.com,Firma\n2,Globex,b@example.com,company\n',
    ]);
    const { options, columns } = await readColumns(file, await guessOptions(file));
    expect(columns.map(({ field }) => field)).toEqual(['customer_key', 'legal_name', 'primary_email', 'customer_type']);
    expect(options.from).toBeUndefined();
  });

  it('makes no guess about a file that is no CSV', async () => {
    expect(await guessOptions(fileOf('55 xlsx renamed'))).toEqual({});
  });
});

describe('readColumns', () => {
  it('has the columns and the first cells of a file although its header cannot be read yet', async () => {
    const file = new Blob(['Nr;Mail;Shoe size\n1;a@example.com;42\n2;b@example.com;43\n']);
    const { columns, problems, delimiter } = await readColumns(file, { map: { Nr: 'customer_key' } });
    expect(columns).toEqual([
      { index: 0, name: 'Nr', field: 'customer_key', samples: ['1', '2'] },
      { index: 1, name: 'Mail', field: undefined, samples: ['a@example.com', 'b@example.com'] },
      { index: 2, name: 'Shoe size', field: undefined, samples: ['42', '43'] },
    ]);
    expect(problems.map(({ field }) => field)).toContain('Shoe size');
    expect(delimiter).toBe(';');
  });

  it('says that a file is no CSV, and has no columns of it', async () => {
    const { columns, problems } = await readColumns(fileOf('55 xlsx renamed'), {});
    expect(columns).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('Excel workbook')]);
  });
});
