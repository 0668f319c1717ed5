import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { QuoteScanner } from '../../src/csv/quote-scanner.ts';
import { csvParseOptions } from '../../src/csv/records.ts';

function scan(text: string, { delimiter = ',', recordBytesMax = 1000, chunk = 3 } = {}) {
  const scanner = new QuoteScanner(delimiter, recordBytesMax);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk));
  return scanner.end();
}

it.each([
  { given: '', want: null },
  { given: 'a,b\n"1",2\n', want: null },
  { given: '\uFEFF"a",b\n1,2', want: null },
  { given: 'a,b\n1,"2\n3,4\n5,6\n', want: { line: 2, linesAfter: 2 } },
  { given: 'a,b\n1,"x\ny"\n3,"4', want: { line: 4, linesAfter: 0 } },
  { given: 'a,b\n1,"he said ""hi"""\n', want: null },
  { given: 'a,b\n1,Ann "Annie"\n', want: null },
  { given: 'a,b\n1,"Ann" x"\n2,3\n', want: null },
  { given: 'a,b\n1,"2"\r\n3,"4"\r\n', want: null },
  { given: 'a;b\n1;"2,3"\n', want: null, delimiter: ';' },
])('finds the quotation mark that is never closed in $given: $want', ({ given, want, delimiter }) => {
  expect(scan(given, { delimiter: delimiter ?? ',' })).toEqual({ unclosed: want, tooLong: null });
});

it('finds the first row that is longer than the limit, with the line in which it begins', () => {
  const long = 'x'.repeat(20);
  expect(scan(`a,b\n1,"2\n3"\n4,${long}\n5,${long}\n`, { recordBytesMax: 20 }).tooLong).toEqual({ line: 4 });
  expect(scan(`a,b\n4,${long}`, { recordBytesMax: 20 }).tooLong).toEqual({ line: 2 });
  expect(scan(`a,b\n4,${long}`, { recordBytesMax: 22 }).tooLong).toBeNull();
});

it('agrees with the parser on whether a quotation mark is never closed, for any text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '"', '"', ',', '\n', '\r\n', '\r', ' '), maxLength: 30 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (given, chunk) => {
      const skipped: unknown[] = [];
      parse(`h\n${given}`, { ...csvParseOptions(','), on_skip: (error) => void skipped.push(error) });
      expect(scan(`h\n${given}`, { chunk }).unclosed !== null).toBe(skipped.length > 0);
    }),
    { numRuns: 2000 },
  );
});
