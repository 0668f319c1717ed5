import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from '../../../src/http/request/json.ts';

const cases = [
  { given: '', want: 0, why: 'nothing at all' },
  { given: '   ', want: 3, why: 'only space' },
  { given: '{"customers": [', want: 15, why: 'cut off in an array' },
  { given: '{"a"', want: 4, why: 'cut off before the colon' },
  { given: '"abc', want: 4, why: 'cut off in a string' },
  { given: '"ab\\', want: 4, why: 'cut off in an escape' },
  { given: '"\\u00', want: 5, why: 'cut off in a unicode escape' },
  { given: 'tru', want: 0, why: 'cut off in a literal, which counts as a whole' },
  { given: '[1.', want: 3, why: 'cut off in a number' },
  { given: '-', want: 0, why: 'a lone minus' },
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
  { given: '["\\x"]', want: 1, why: 'an unknown escape, of which the whole string counts' },
  { given: '["\\u12g4"]', want: 1, why: 'a unicode escape that is not hexadecimal' },
  { given: '[nul1]', want: 1, why: 'a misspelt literal' },
  { given: 'NaN', want: 0, why: 'a number that JSON does not have' },
  { given: '[1}', want: 2, why: 'the wrong bracket' },
  { given: '{} {}', want: 3, why: 'a second value' },
  { given: '{"a": 1 // note\n}', want: 8, why: 'a comment' },
];

describe('the offset of the first JSON error', () => {
  it.each(cases)('the first error in $given is at offset $want: $why', ({ given, want }) => {
    expect(() => JSON.parse(given)).toThrow();
    expect(jsonErrorOffset(given)).toBe(want);
  });

  it('the error of a text that is cut off is at its end, or at the start of an unfinished word', () => {
    const json = fc.jsonValue().map((value) => JSON.stringify(value, null, 1));
    fc.assert(fc.property(json, (text) => jsonErrorOffset(text) === text.length));
    const unfinishedWord = /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul)?$/;
    const cut = fc.tuple(json, fc.nat()).map(([text, length]) => text.slice(0, length % (text.length + 1)));
    fc.assert(fc.property(cut, (text) => unfinishedWord.test(text.slice(jsonErrorOffset(text)))));
  });

  it('the text up to and including the first error is not JSON, whatever the text', () => {
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
