import { expect, test } from 'vitest';
import { randomFrom } from '../src/random.ts';

const hundred = Array.from({ length: 100 }, (_, index) => index);

test('a seed repeats its choices, and another seed makes others', () => {
  const choices = (seed: number) => {
    const random = randomFrom(seed);
    return hundred.map(() => random.below(1_000));
  };
  expect(choices(7)).toEqual(choices(7));
  expect(choices(7)).not.toEqual(choices(8));
});

test('every value is chosen, and none beyond the bound', () => {
  const random = randomFrom(1);
  const chosen = new Set(hundred.map(() => random.below(5)));
  expect([...chosen].sort()).toEqual([0, 1, 2, 3, 4]);
});

test('from nothing, nothing can be picked', () => {
  expect(() => randomFrom(1).pick([])).toThrow('nothing to pick from');
});
