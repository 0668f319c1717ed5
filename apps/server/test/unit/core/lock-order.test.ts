import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lockOrder } from '../../../src/core/lock-order.ts';

type Pair = readonly [customerKey: string, email: string];
const rowsOf = (pairs: readonly Pair[]) =>
  pairs.map(([customer_key, email_folded]) => ({ customer_key, email_folded }));

/** Each word is a customer: a one-letter key, then a one-digit email address. */
test.each([
  { given: '', want: [] },
  { given: 'b1 c2 a3', want: [2, 0, 1] },
  { given: 'é1 z2 Z3', want: [2, 1, 0] },
  { given: 'b1 a2 b3', want: [1, 0, 2] },
  { given: 'c1 b2 a1', want: [0, 2, 1] },
  { given: 'd1 e2 b9 d2 a3 a2', want: [0, 1, 3, 4, 5, 2] },
])('the customers "$given" are stored in the order $want', ({ given, want }) => {
  const pairs = given
    .split(' ')
    .filter(Boolean)
    .map(([key = '', email = '']): Pair => [key, email]);
  expect(lockOrder(rowsOf(pairs))).toEqual(want);
});

const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2', '3', '4')));

test('the lock order contains every customer once, and keeps the order of customers in conflict', () => {
  fc.assert(
    fc.property(rows, (pairs) => {
      const order = lockOrder(rowsOf(pairs));
      expect(order.toSorted((a, b) => a - b)).toEqual(pairs.map((_, index) => index));
      for (const [place, index] of order.entries()) {
        for (const later of order.slice(place + 1)) {
          const inConflict = pairs[index]?.some((value, field) => pairs[later]?.[field] === value);
          if (inConflict) expect(index).toBeLessThan(later);
        }
      }
    }),
  );
});

test('the lock order of customers without a conflict does not depend on their given order', () => {
  const distinct = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      distinct.chain((keys) => fc.tuple(fc.constant(keys), fc.shuffledSubarray(keys, { minLength: keys.length }))),
      ([keys, shuffled]) => {
        const inOrder = (given: readonly string[]) =>
          lockOrder(rowsOf(given.map((key) => [key, `${key}@`]))).map((index) => given[index]);
        expect(inOrder(shuffled)).toEqual(inOrder(keys));
      },
    ),
  );
});

test('a hundred thousand customers with many conflicts can be ordered', () => {
  const many = Array.from({ length: 100_000 }, (_, index): Pair => [`key-${index % 50_000}`, `mail-${index % 70_000}`]);
  expect(lockOrder(rowsOf(many))).toHaveLength(100_000);
});
