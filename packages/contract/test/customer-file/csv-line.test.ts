import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, isFormula, unescapedFormula } from '../../src/customer-file/index.ts';

const cells = fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\t', '\n', '\r', "'", '=', '-') }), {
  minLength: 2,
  maxLength: 4,
});
const delimiter = fc.constantFrom(',', ';', '\t');

describe('csvLine', () => {
  it('writes cells that a CSV parser reads as they were', () => {
    fc.assert(
      fc.property(cells, delimiter, (given, sign) => {
        const options = { delimiter: sign, record_delimiter: '\n' };
        expect(parse(csvLine(given, { delimiter: sign }), options)).toEqual([given]);
      }),
    );
  });

  it('writes no formula for a spreadsheet, and an import removes exactly the apostrophe that was added', () => {
    fc.assert(
      fc.property(cells, (given) => {
        const [written = []] = parse(csvLine(given, { forSpreadsheet: true }), {
          record_delimiter: '\n',
        }) as string[][];
        expect(written.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        expect(written.map((cell, index) => (isFormula(given[index] ?? '') ? unescapedFormula(cell) : cell))).toEqual(
          given,
        );
      }),
    );
  });
});
