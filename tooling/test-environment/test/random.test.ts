import { expect, it } from 'vitest';
import { randomFrom } from '../src/random.ts';

const hundred = Array.from({ length: 100 }, (_, index) => index);

it('repeats the choices of a seed and makes others for another seed', () => {
  const choices = (seed: number) => {
    const random = randomFrom(seed);
    return hundred.map(() => random.below(1_000));
  };
  expect(choices(7)).toEqual(choices(7));
  expect(choices(7)).not.toEqual(choices(8));
});

it('chooses every value below the bound and none beyond it', () => {
  const random = randomFrom(1);
  const chosen = new Set(hundred.map(() => random.below(5)));
  expect([...chosen].sort()).toEqual([0, 1, 2, 3, 4]);
});

it('throws if there is nothing to pick from', () => {
  expect(() => randomFrom(1).pick([])).toThrow('nothing to pick from');
});
