import { describe, expect, it } from 'vitest';
import { openSource } from '../../../src/import/worker/import-rows.ts';

const file = new Blob([
  'Title\nNr;Mail;Kind;Notes\n1;a@example.com;Privat;x\n2;b@example.com;Privat;"a;b"\n3;c@example.com\n4;d"x;Privat;\n',
]);
const options = {
  header_row: 2,
  encoding: 'windows-1252',
  map: { Nr: 'customer_key', Mail: 'primary_email', Kind: 'customer_type', Notes: null },
} as const;

describe('openSource', () => {
  it('reads corrected rows as those of the file, at their own numbers and lines', async () => {
    const corrections = new Map([
      [2, ['2', 'mailto:new@example.com', 'Firma', 'a;b']],
      [4, ['4;d@example.com;Privat;']],
    ]);
    const rows = [];
    for await (const row of (await openSource({ file, options, corrections })).rows) rows.push(row);
    expect(
      rows.map(({ number, line, customer }) => [number, line, customer?.primary_email, customer?.customer_type]),
    ).toEqual([
      [1, 3, 'a@example.com', 'INDIVIDUAL'],
      [2, 4, 'new@example.com', 'BUSINESS'],
      [3, 5, undefined, undefined],
      [4, 6, 'd@example.com', 'INDIVIDUAL'],
    ]);
  });

  it('keeps the cells of a corrected row for the next correction', async () => {
    const cells = ['1', 'A, "B"', 'Privat', 'x'];
    for await (const { original } of (await openSource({ file, options, corrections: new Map([[1, cells]]) })).rows) {
      expect(original).toEqual(cells);
      break;
    }
  });
});
