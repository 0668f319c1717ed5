/** Random choices that a seed repeats. */
export interface Random {
  /** An integer from 0 up to, but not including, `bound`. */
  below(bound: number): number;
  /** @throws RangeError if there are no values. */
  pick<Value>(values: readonly Value[]): Value;
  /** True once in `times`, on average. */
  oneIn(times: number): boolean;
}

/**
 * Tommy Ettinger's mulberry32: small, and good enough for test data.
 *
 * @param seed any integer. Equal seeds give equal choices on every machine.
 */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  const pick = <Value>(values: readonly Value[]): Value => {
    if (values.length === 0) throw new RangeError('nothing to pick from');
    return values[below(values.length)] as Value;
  };
  return { below, pick, oneIn: (times) => below(times) === 0 };
}
