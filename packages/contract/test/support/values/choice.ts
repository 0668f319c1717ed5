import * as fc from 'fast-check';
import type { Schema } from '../../../generator/document/openapi.ts';

/** Draws values from fast-check one after another, so that it can repeat and shrink a failing run. */
export class Choice {
  readonly #draw: fc.GeneratorValue;
  /** The target of a `$ref`. */
  readonly resolve: (schema: Schema) => Schema;

  constructor(draw: fc.GeneratorValue, resolve: (schema: Schema) => Schema) {
    this.#draw = draw;
    this.resolve = resolve;
  }

  integer(min: number, max: number): number {
    return this.#draw(remembered(`${min} ${max}`, () => fc.integer({ min, max })));
  }

  number(min: number, max: number): number {
    return this.#draw(
      remembered(`double ${min} ${max}`, () => fc.double({ min, max, noNaN: true, noDefaultInfinity: true })),
    );
  }

  /** A text that fast-check derives from a pattern, apart from its lookaheads; `null` if it cannot read it (`\p`). */
  textMatching(pattern: string): string | null {
    return this.#draw(remembered(`text ${pattern}`, () => textsMatching(pattern)));
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.integer(1, times) === 1;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.integer(0, values.length - 1)] as T;
  }
}

const LOOKAHEAD = /\(\?[=!](?:\\.|[^()\\])*\)/g;

function textsMatching(pattern: string): fc.Arbitrary<string | null> {
  try {
    return fc.stringMatching(new RegExp(pattern.replaceAll(LOOKAHEAD, ''), 'u'));
  } catch {
    return fc.constant(null);
  }
}

const builders = new Map<string, () => unknown>();

/** The same function for the same key: fast-check compares its arguments deeply, which takes longer than a draw. */
function remembered<T>(key: string, build: () => fc.Arbitrary<T>): () => fc.Arbitrary<T> {
  if (!builders.has(key)) builders.set(key, build);
  return builders.get(key) as () => fc.Arbitrary<T>;
}
