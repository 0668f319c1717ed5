import { type Options, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvProblems } from '../../src/csv/records.ts';
import { type CsvRecord, RecordReader, unclosedQuote } from '../../src/customer-file/text/record-reader.ts';

/** The records of a text that arrives in chunks of these sizes, again and again. */
function recordsOf(
  text: string,
  sizes: readonly number[] = [text.length],
  charactersMax = 1000,
  delimiter = ',',
): CsvRecord[] {
  const reader = new RecordReader(delimiter, charactersMax);
  const records: CsvRecord[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    records.push(...[...reader.push(text.slice(at, at + size))].flat());
    at += size;
  }
  return [...records, ...reader.end()];
}

/** The records that the API means; in strict mode, the parser would lose those after a stray quotation mark. */
const PARSER_OPTIONS = {
  record_delimiter: ['\r\n', '\n', '\r'],
  skip_empty_lines: true,
  relax_column_count: true,
  relax_quotes: true,
  raw: true,
  skip_records_with_error: true,
};

/** Whether a quotation mark stands inside an unquoted cell, or before the end of a quoted one. */
function hasStrayQuote(record: string): boolean {
  const cells = record.replace(/^[\r\n]+|[\r\n]+$/g, '');
  return !/^(?:"(?:[^"]|"")*"|[^",]*)(?:,(?:"(?:[^"]|"")*"|[^",]*))*$/.test(cells);
}

describe('RecordReader', () => {
  it.each([
    { given: 'a,b\n\n\r\n1,2\n\n', want: ['a|b', '1|2'] },
    { given: 'a,b\r\n1,2\n3,4\r\n', want: ['a|b', '1|2', '3|4'] },
    { given: '"a,b","c ""d""","e\r\nf",""\n', want: ['a,b|c "d"|e\r\nf|'] },
    { given: ' a , b\n', want: [' a | b'] },
    { given: 'a,b\n1\n1,2,3\n,\n', want: ['a|b', '1', '1|2|3', '|'] },
    { given: 'a,b\n1"2,3\n4,5\n', want: ['a|b', 'stray', '4|5'] },
    { given: 'a,b\n"1"2,3\n"4" ,5\n6,7\n', want: ['a|b', 'stray', 'stray', '6|7'] },
    { given: 'a,5"\n"a"b,c\na, "b"\n', want: ['stray', 'stray', 'stray'] },
    { given: 'a,"",b\n"a ""b"" c"\n\n"a",b\n', want: ['a||b', 'a "b" c', 'a|b'] },
    { given: 'a,b\n1,"2"\r\n3,"4"\r\n', want: ['a|b', '1|2', '3|4'] },
    { given: 'a,b\n1,2\n"3,4\n5,6\n', want: ['a|b', '1|2', 'unclosed in line 3'] },
    { given: 'a,b\n1,"x\ny"\n3,"4', want: ['a|b', '1|x\ny', 'unclosed in line 4'] },
    { given: 'a;b\n1;"2,3"\n"a";b', want: ['a|b', '1|2,3', 'a|b'], delimiter: ';' },
    { given: '"a";b', want: ['stray'] },
  ])('reads $given as $want', ({ given, want, delimiter }) => {
    for (const size of [1, 3, given.length]) {
      const records = recordsOf(given, [size], 1000, delimiter).map(({ cells, problem, unclosedLine }) => {
        if (unclosedLine !== undefined) return `unclosed in line ${unclosedLine}`;
        return problem === csvProblems.strayQuote ? 'stray' : cells.join('|');
      });
      expect(records).toEqual(want);
    }
  });

  it('finds the records that csv-parse finds, however the text is cut into chunks', () => {
    const piece = fc.constantFrom('a', 'b', ' ', ',', '"', '""', '\n', '\r\n', '\r');
    const texts = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, sizes, (text, chunkSizes) => {
        let isUnclosed = false;
        const on_skip = () => {
          isUnclosed = true;
        };
        const parsed = parse(text, { ...PARSER_OPTIONS, on_skip } as Options) as unknown as {
          record: string[];
          raw: string;
        }[];
        const want = parsed.map(({ record, raw }) => (hasStrayQuote(raw) ? csvProblems.strayQuote : record));
        const found = recordsOf(text, chunkSizes).map(({ cells, problem }) => problem ?? cells);
        expect(found).toEqual(isUnclosed ? [...want, unclosedQuote] : want);
      }),
      { numRuns: 3000 },
    );
  });

  it('counts every kind of line end once, also within cells', () => {
    const records = recordsOf('a\r\nb\rc\n\n"d\r\ne\rf\ng"\nh', [1]);
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3, 5, 9]);
  });

  it('says which record an empty line precedes, and which one the file cuts off', () => {
    const records = recordsOf('a\n\nb\nc');
    expect(records.map(({ isAfterGap }) => isAfterGap)).toEqual([false, true, false]);
    expect(records.map(({ isCutOff }) => isCutOff)).toEqual([false, false, true]);
  });

  it('keeps the first line of a record with an unclosed quotation mark, and knows the line of the mark', () => {
    expect(recordsOf('a,b\n1,"x\ny"\n2,"z,\n3,4\n').at(-1)).toMatchObject({
      cells: ['2,"z,'],
      problem: unclosedQuote,
      line: 4,
      unclosedLine: 4,
    });
    expect(recordsOf('"a\nb","c\n').at(-1)).toMatchObject({ line: 1, unclosedLine: 2 });
  });

  it.each([[[1]], [[30]], [[1000]]])(
    'refuses a record that is too long, and reads the next (chunks of %j)',
    (sizes) => {
      const [long, next] = recordsOf(`1,"${'x\n'.repeat(60)}"\n2,b\n`, sizes, 100);
      expect(long).toMatchObject({ problem: 'has more than 100 characters', cells: ['1,"x'] });
      expect(next).toMatchObject({ problem: undefined, cells: ['2', 'b'], line: 62 });
    },
  );
});
