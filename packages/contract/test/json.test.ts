import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLosses, surveyJson } from '../src/json.ts';

function lossesOf(text: string) {
  return [...jsonLosses(text, JSON.parse(text), surveyJson(Buffer.from(text)))];
}

describe('surveyJson', () => {
  it.each([
    { given: '', depth: 0, names: 0, values: 1, mayRound: false },
    { given: '[[], {"a": {"b": []}}]', depth: 4, names: 2, values: 7, mayRound: false },
    { given: '{"a\\": [{": "{{[[::1e9"}', depth: 1, names: 1, values: 2, mayRound: false },
    { given: '[-0.12345678901234]', depth: 1, names: 0, values: 2, mayRound: true },
    { given: '[1e9, 2]', depth: 1, names: 0, values: 3, mayRound: true },
    { given: '[true, false, null, 123456789012345]', depth: 1, names: 0, values: 5, mayRound: false },
    { given: '{"unfinished', depth: 1, names: 0, values: 2, mayRound: false },
    { given: '{"a": 12', depth: 1, names: 1, values: 2, mayRound: false },
    { given: ']]}}[', depth: 0, names: 0, values: 2, mayRound: false },
  ])('counts the levels, names and values of $given, and notes numbers that may be inexact', ({ given, ...want }) => {
    expect(surveyJson(Buffer.from(given))).toEqual(want);
  });
});

describe('jsonLosses', () => {
  it.each([
    ['{"a":1,"a":2}', [{ kind: 'repeated-name', path: ['a'], offset: 7, text: 'a' }]],
    ['{"a":1,"\\u0061":1}', [{ kind: 'repeated-name', path: ['a'], offset: 7, text: 'a' }]],
    [
      '[0,{"__proto__":1,"__proto__":2}]',
      [{ kind: 'repeated-name', path: [1, '__proto__'], offset: 18, text: '__proto__' }],
    ],
    ['{"":{"b":[],"c":0,"b":""}}', [{ kind: 'repeated-name', path: ['', 'b'], offset: 18, text: 'b' }]],
    ['{"\\"":[" ",1e999]}', [{ kind: 'inexact-number', path: ['"', 1], offset: 11, text: '1e999' }]],
    [' 12345678901234567890 ', [{ kind: 'inexact-number', path: [], offset: 1, text: '12345678901234567890' }]],
    ['{"a":{"a":[{"a":1},{"a":1}]},"b":"\\"a\\":1"}', []],
  ])('finds what JSON.parse has changed in %s', (text, want) => {
    expect(lossesOf(text)).toEqual(want);
  });

  it.each([
    '0',
    '-0',
    '0.0',
    '-0e-999',
    '1.0',
    '0.10',
    '1e2',
    '1E+2',
    '100e-2',
    '5e-324',
    '1.7976931348623157e308',
    '9007199254740992',
    '100000000000000000000',
    '0.30000000000000004',
    '123456789012345000000',
    `1${'0'.repeat(50)}e-50`,
  ])('accepts the number %s, which JavaScript writes with the same value', (number) => {
    expect(lossesOf(`[${number}]`)).toEqual([]);
  });

  it.each([
    '9007199254740993',
    '1152921504606846976',
    '-12345678901234567',
    '0.1000000000000000055511151231257827',
    '1e309',
    '-1e400',
    '1e-400',
    '4.9e-324',
    '1.7976931348623158e308',
    '0.123456789012345678',
    `1${'0'.repeat(400)}`,
  ])('finds the number %s, which JavaScript writes with another value', (number) => {
    expect(lossesOf(`[${number}]`)).toMatchObject([{ kind: 'inexact-number', text: number }]);
  });

  it('finds nothing in what JSON.stringify has written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(lossesOf(JSON.stringify(value))).toEqual([]);
        expect(lossesOf(JSON.stringify(value, null, 2))).toEqual([]);
      }),
    );
  });

  it('finds a number exactly if arithmetic with all of its digits gives another value than its double', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 20n });
    fc.assert(
      fc.property(digits, fc.integer({ min: -330, max: 310 }), (mantissa, exponent) => {
        const text = `${mantissa}e${exponent}`;
        expect(lossesOf(text).length === 0).toBe(isSameValue(text, String(Number(text))));
      }),
    );
  });

  it('takes time in proportion to a number of a million digits', () => {
    const zeros = '0'.repeat(500_000);
    expect(lossesOf(`[1${zeros}1${zeros}]`)).toHaveLength(1);
  });
});

/** Whether two decimal numbers are equal, by cross-multiplication of integers. */
function isSameValue(left: string, right: string): boolean {
  const [a, b] = [left, right].map(fractionOf);
  return a !== undefined && b !== undefined && a.numerator * b.denominator === b.numerator * a.denominator;
}

function fractionOf(text: string): { numerator: bigint; denominator: bigint } | undefined {
  const [, whole, decimals = '', exponent = '0'] = /^(\d+)(?:\.(\d+))?(?:e(.+))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const power = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return power < 0
    ? { numerator: digits, denominator: 10n ** BigInt(-power) }
    : { numerator: digits * 10n ** BigInt(power), denominator: 1n };
}
