import { describe, expect, it } from 'vitest';
import { openCustomerFile, surveyCustomerFile } from '../../src/customer-file/index.ts';
import { chunksOf, known, read, refusal } from './support.ts';

const HEAD = 'customer_key,customer_type,primary_email,first_name';
const row = (key: string, rest = '') => `${key},INDIVIDUAL,${key}@example.com${rest}`;

/** The rows that were read, by number, each with its key or its problem; and what was noted. */
async function outcome(text: string, options = {}) {
  const { rows, notes } = await read(text, options);
  return {
    rows: rows.map(({ number, line, customer, problem }) => `${number}/${line} ${customer?.customer_key ?? problem}`),
    notes: notes.map(({ message, lines }) => [message, ...lines].join(' ')),
  };
}

describe('rows', () => {
  it.each([
    {
      why: 'blank rows and lines',
      given: [HEAD, ',,,', row('k1', ',A'), '', ' , ,\u00a0,', '   ', row('k2', ',B'), '\u001a'],
      rows: ['2/3 k1', '5/7 k2'],
      notes: ['4 rows were skipped, as all cells are empty. 2 5 6 8'],
    },
    {
      why: 'rows with empty cells too many',
      given: [HEAD, row('k1', ',A,,'), row('k2', ',B')],
      rows: ['1/2 k1', '2/3 k2'],
      notes: ['1 row had more cells than the header, all of them empty. 2'],
    },
    {
      why: 'rows with values too many',
      given: [HEAD, row('k1', ',A,,x'), row('k2', ',B')],
      rows: ['1/2 has 6 cells, but the header has 4', '2/3 k2'],
      notes: [],
    },
    {
      why: 'rows without their last cells',
      given: [HEAD, row('k1'), row('k2', ',B')],
      rows: ['1/2 k1', '2/3 k2'],
      notes: ['1 row had fewer cells than the header; the missing ones were read as empty. 2'],
    },
    {
      why: 'rows that lack the cell of a required field',
      given: [HEAD, 'k1,INDIVIDUAL', row('k2', ',B')],
      rows: ['1/2 has 2 cells, but the header has 4', '2/3 k2'],
      notes: [],
    },
    {
      why: 'columns without names at the end',
      given: [`${HEAD},,`, row('k1', ',A,,'), row('k2', ',B,,x'), row('k3')],
      rows: ['1/2 k1', '2/3 has a value in column 6, which has no name', '3/4 k3'],
      notes: ['1 row had fewer cells than the header; the missing ones were read as empty. 4'],
    },
    {
      why: 'totals',
      given: [HEAD, row('k1', ',A'), 'Total,,,1', row('k2', ',B'), ',,,', 'Grand total: 2,,,', 'Summe,,,2'],
      rows: ['1/2 k1', '3/4 k2'],
      notes: [
        '3 rows were skipped as totals, which are no customers. 3 6 7',
        '1 row was skipped, as all cells are empty. 5',
      ],
    },
    {
      why: 'customers whose key begins like totals',
      given: [HEAD, 'Total,BUSINESS,total@example.com,', 'Totalus,,,', 'Total,,total2@example.com,'],
      rows: ['1/2 Total', '2/3 Totalus', '3/4 Total'],
      notes: [],
    },
    {
      why: 'the footer of a report',
      given: [HEAD, row('k1', ',A'), '', '"Customer report"', '"Copyright (c) 2026, all rights reserved."', 'By: Ann'],
      rows: ['1/2 k1'],
      notes: ['3 rows were skipped as the footer of the file. 4 5 6'],
    },
    {
      why: 'rows with a single cell that are no footer',
      given: [HEAD, row('k1', ',A'), '', 'k2', row('k3', ',C'), 'k4'],
      rows: ['1/2 k1', '2/4 has 1 cell, but the header has 4', '3/5 k3', '4/6 has 1 cell, but the header has 4'],
      notes: [],
    },
    {
      why: 'lone CR and mixed line ends',
      given: [`${HEAD}\r${row('k1', ',A')}\r\n${row('k2', ',B')}\r${row('k3', ',C')}`],
      rows: ['1/2 k1', '2/3 k2', '3/4 k3'],
      notes: [],
    },
    {
      why: 'a line that names the delimiter',
      given: ['sep=;', HEAD.replaceAll(',', ';'), row('k1', ',A').replaceAll(',', ';')],
      rows: ['1/3 k1'],
      notes: ['The first line, sep=;, was read as the delimiter.'],
    },
    {
      why: 'a delimiter that only the first line tells',
      given: ['sep=|', HEAD.replaceAll(',', '|'), row('k1', ',A').replaceAll(',', '|')],
      rows: ['1/3 k1'],
      notes: ['The first line, sep=|, was read as the delimiter.'],
    },
    {
      why: 'the code of an earlier import in the wrong column',
      given: [HEAD, row('k1', ',malformed_row')],
      rows: ['1/2 has the code malformed_row of an earlier import in column 4, so its cells have moved'],
      notes: [],
    },
  ])('are read as meant: $why', async ({ given, rows, notes }) => {
    expect(await outcome(`${given.join('\n')}\n`)).toEqual({ rows, notes });
  });

  it('that the end of the file cuts off are not filled', async () => {
    const { rows } = await outcome([HEAD, row('k1'), row('k2')].join('\n'));
    expect(rows).toEqual(['1/2 k1', '2/3 has 3 cells, but the header has 4, and the file ends there']);
  });

  it('below title lines keep their numbers and lines', async () => {
    const text = ['Customers of 2026,,,', ',,,', HEAD, row('k1', ',A')].join('\n');
    expect(await outcome(text, { header_row: 3 })).toEqual({
      rows: ['1/4 k1'],
      notes: ['2 lines above the header were skipped.'],
    });
    expect((await refusal(text)).problems).toMatchObject([
      { message: 'Line 3 looks like the header, not the first line', remedies: [{ option: 'header_row', value: 3 }] },
    ]);
    expect((await refusal(text, { header_row: 9 })).problems).toMatchObject([{ message: 'The file has no line 9' }]);
  });

  it('of a file whose quotation mark is never closed are refused together, with the line', async () => {
    const { problems } = await refusal([HEAD, row('k1', ',A'), row('k2', ',"B'), row('k3'), row('k4'), ''].join('\n'));
    expect(problems).toMatchObject([
      {
        code: 'malformed_row',
        message: expect.stringMatching(
          /^Line 3 has a quotation mark that is never closed, so that the 2 lines after it/,
        ),
      },
    ]);
  });

  it.each(['', '\uFEFF', '\n\n'])('are missing in an empty file: %j', async (text) => {
    expect((await refusal(text)).message).toBe('The file is empty; its first line must name the columns');
  });

  it('are read with pauses for other work, blank ones too', async () => {
    let pauses = 0;
    const pause = async () => {
      pauses += 1;
    };
    const text = `${HEAD}\n${',,,\n'.repeat(10_000)}`;
    await surveyCustomerFile(chunksOf(text, text.length), known, {}, { pause });
    expect(pauses).toBeGreaterThanOrEqual(9);
  });

  it('are read as they arrive, without waiting for the rest of the file', async () => {
    let isWaiting = false;
    async function* live(): AsyncGenerator<Uint8Array> {
      yield* chunksOf(`${HEAD}\n${row('k1', ',A')}\n`);
      isWaiting = true;
      await new Promise(() => undefined);
    }
    const { rows } = await openCustomerFile(live(), known);
    const first = await rows[Symbol.asyncIterator]().next();
    expect([first.value.customer.customer_key, isWaiting]).toEqual(['k1', false]);
  });
});
