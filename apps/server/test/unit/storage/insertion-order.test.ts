import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertionOrder } from '../../../src/storage/postgres/insertion-order.ts';

type Pair = readonly [customerKey: string, email: string];
const rowsOf = (pairs: readonly Pair[]) =>
  pairs.map(([customer_key, email_folded]) => ({ customer_key, email_folded }));

test.each<{ given: Pair[]; want: number[] }>([
  { given: [], want: [] },
  {
    given: [
      ['b', '1'],
      ['c', '2'],
      ['a', '3'],
    ],
    want: [2, 0, 1],
  },
  {
    given: [
      ['é', '1'],
      ['z', '2'],
      ['Z', '3'],
    ],
    want: [2, 1, 0],
  },
  {
    given: [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ],
    want: [1, 0, 2],
  },
  {
    given: [
      ['c', '1'],
      ['b', '2'],
      ['a', '1'],
    ],
    want: [0, 2, 1],
  },
  {
    given: [
      ['d', '1'],
      ['e', '2'],
      ['b', '9'],
      ['d', '2'],
      ['a', '3'],
      ['a', '2'],
    ],
    want: [0, 1, 3, 4, 5, 2],
  },
])('$given are inserted in the order $want', ({ given, want }) => {
  expect(insertionOrder(rowsOf(given))).toEqual(want);
});

const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2', '3', '4')));

test('every row is there once, and rows in conflict stay in the order given', () => {
  fc.assert(
    fc.property(rows, (pairs) => {
      const order = insertionOrder(rowsOf(pairs));
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

test('rows without a conflict come in one order, whatever the order given', () => {
  const distinct = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      distinct.chain((keys) => fc.tuple(fc.constant(keys), fc.shuffledSubarray(keys, { minLength: keys.length }))),
      ([keys, shuffled]) => {
        const inOrder = (given: readonly string[]) =>
          insertionOrder(rowsOf(given.map((key) => [key, `${key}@`]))).map((index) => given[index]);
        expect(inOrder(shuffled)).toEqual(inOrder(keys));
      },
    ),
  );
});

test('a hundred thousand rows are ordered in a moment', () => {
  const many = Array.from({ length: 100_000 }, (_, index): Pair => [`key-${index % 50_000}`, `mail-${index % 70_000}`]);
  expect(insertionOrder(rowsOf(many))).toHaveLength(100_000);
}, 2_000);
