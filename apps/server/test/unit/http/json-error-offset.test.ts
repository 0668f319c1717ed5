import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from '../../../src/http/request/json-error-offset.ts';

const cases = [
  { given: '', want: 0, why: 'nothing at all' },
  { given: '   ', want: 3, why: 'only space' },
  { given: '{"customers": [', want: 15, why: 'cut off in an array' },
  { given: '{"a"', want: 4, why: 'cut off before the colon' },
  { given: '"abc', want: 4, why: 'cut off in a string' },
  { given: '"ab\\', want: 4, why: 'cut off in an escape' },
  { given: '"\\u00', want: 5, why: 'cut off in a unicode escape' },
  { given: 'tru', want: 3, why: 'cut off in a literal' },
  { given: '[1.', want: 3, why: 'cut off in a number' },
  { given: '-', want: 1, why: 'a lone minus' },
  { given: '{"a":}', want: 5, why: 'a missing value' },
  { given: '{a: 1}', want: 1, why: 'a name without quotes' },
  { given: "{'a': 1}", want: 1, why: 'a name in single quotes' },
  { given: '[1,]', want: 3, why: 'a trailing comma in an array' },
  { given: '{"a": 1,}', want: 8, why: 'a trailing comma in an object' },
  { given: '[1 2]', want: 3, why: 'a missing comma' },
  { given: '01', want: 1, why: 'a leading zero' },
  { given: '1.e5', want: 2, why: 'a fraction without digits' },
  { given: '[1e+]', want: 4, why: 'an exponent without digits' },
  { given: '"a\nb"', want: 2, why: 'a line break in a string' },
  { given: '"\\x"', want: 2, why: 'an unknown escape' },
  { given: '"\\u12g4"', want: 5, why: 'a unicode escape that is not hexadecimal' },
  { given: 'nul1', want: 3, why: 'a misspelt literal' },
  { given: 'NaN', want: 0, why: 'a number that JSON does not have' },
  { given: '[1}', want: 2, why: 'the wrong bracket' },
  { given: '{} {}', want: 3, why: 'a second value' },
  { given: '{"a": 1 // note\n}', want: 8, why: 'a comment' },
];

describe('the place where a text stops being JSON', () => {
  it.each(cases)('is $want in $given: $why', ({ given, want }) => {
    expect(() => JSON.parse(given)).toThrow();
    expect(jsonErrorOffset(given)).toBe(want);
  });

  it('is the end of the text exactly when the text is JSON, or the beginning of it', () => {
    const json = fc.jsonValue().map((value) => JSON.stringify(value, null, 1));
    fc.assert(fc.property(json, (text) => jsonErrorOffset(text) === text.length));
    const cut = fc.tuple(json, fc.nat()).map(([text, length]) => text.slice(0, length % (text.length + 1)));
    fc.assert(fc.property(cut, (text) => jsonErrorOffset(text) === text.length));
  });

  it('is before the end in any text that no continuation can make JSON', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0123456789.eE+-truefalsn \n\t'), maxLength: 12 });
    fc.assert(
      fc.property(noise, (text) => {
        const offset = jsonErrorOffset(text);
        return isJson(text) ? offset === text.length : offset <= text.length && !isJson(text.slice(0, offset + 1));
      }),
      { numRuns: 5000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
