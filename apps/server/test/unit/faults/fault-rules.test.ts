import { expect, test } from 'vitest';
import { StartError } from '../../../src/core/errors.ts';
import { FaultRules, parseFaultRule } from '../../../src/faults/fault-rules.ts';

test.each([
  { given: 'listCustomers: code=503', want: { operation: 'listCustomers', every: 1, fault: { code: '503' } } },
  { given: ' * :delay-ms=0', want: { operation: '*', every: 1, fault: { delayMs: 0 } } },
  {
    given: 'bulkCreateCustomers: delay-ms=2000, disconnect=after, every=3',
    want: { operation: 'bulkCreateCustomers', every: 3, fault: { delayMs: 2000, disconnect: 'after' } },
  },
])('the rule "$given" is read', ({ given, want }) => {
  expect(parseFaultRule(given)).toEqual(want);
});

const known =
  'code=(409, 412, 422, 429, 500, 503), delay-ms=(0 to 99999), disconnect=(before or after), every=(1 to 999999)';

test.each([
  { given: 'code=503', want: 'it must be like "listCustomers: code=503, every=3"' },
  { given: 'listCustomer: code=503', want: 'the API has no operation listCustomer; did you mean listCustomers?' },
  {
    given: 'constructor: code=503',
    want: /^--fault .*: the API has no operation constructor, but \* for all and bulkC/,
  },
  { given: 'listCustomers: code=404', want: `"code=404" is none of ${known}` },
  { given: 'listCustomers: delay=5', want: `"delay=5" is none of ${known}` },
  { given: 'listCustomers: code=503 every=2', want: `"code=503 every=2" is none of ${known}` },
  { given: 'listCustomers: disconnect=never', want: `"disconnect=never" is none of ${known}` },
  { given: 'listCustomers: every=0', want: `"every=0" is none of ${known}` },
  { given: 'listCustomers:', want: `"" is none of ${known}` },
  { given: 'listCustomers: every=2', want: 'it has no fault' },
  { given: 'getCustomer: code=412', want: 'getCustomer never answers 412' },
])('the rule "$given" is refused: $want', ({ given, want }) => {
  const sentence = typeof want === 'string' ? `--fault "${given}" is not a fault: ${want}.` : want;
  expect(() => parseFaultRule(given)).toThrow(StartError);
  expect(() => parseFaultRule(given)).toThrow(sentence);
});

test('a rule with every=3 fails the third request of its operation, and counts no others', () => {
  const rules = new FaultRules([parseFaultRule('listCustomers: code=503, every=3')]);
  const requests = ['listCustomers', 'getCustomer', 'listCustomers', 'listCustomers', 'listCustomers'];
  expect(requests.map((operation) => rules.next(operation)?.code)).toEqual([
    undefined,
    undefined,
    undefined,
    '503',
    undefined,
  ]);
});

test('of several rules for one request, the first whose turn it is decides', () => {
  const rules = new FaultRules([parseFaultRule('getCustomer: code=429, every=2'), parseFaultRule('*: code=500')]);
  expect([1, 2, 3, 4].map(() => rules.next('getCustomer')?.code)).toEqual(['500', '429', '500', '429']);
});
