/** Random choices that follow from a number. */
export interface Random {
  /** An integer from 0 up to, but not including, `bound`. */
  below(bound: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
}

/** Tommy Ettinger's mulberry32: equal seeds give equal choices, on every machine. */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { below, pick: (values) => values[below(values.length)] as (typeof values)[0] };
}
