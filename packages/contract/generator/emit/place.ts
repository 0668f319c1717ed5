import { DocumentError, pointerBelow } from '../document/references.ts';
import { importStatement } from './typescript.ts';

/** The place of a schema in the document, and how its source names other code. */
export interface Place {
  /** JSON pointer for error messages. */
  readonly pointer: string;
  /** The source that stands for a component schema. */
  readonly refer: (componentName: string) => string;
  /** The name of a hand-written helper, which the generated file then has to import. */
  readonly use: (helper: Helper) => Helper;
}

/** The place of a part of the schema at `place`. */
export function below(place: Place, ...segments: readonly (string | number)[]): Place {
  return { ...place, pointer: pointerBelow(place.pointer, ...segments) };
}

export function faultAt(place: Place, problem: string): DocumentError {
  return new DocumentError(place.pointer, problem);
}

/** The hand-written parts of `src/` that generated schemas may use. */
const HELPERS = {
  '../json-checks.ts': ['allOf', 'maxProperties', 'minProperties', 'uniqueItems', 'wholeNumber'],
  '../json-object.ts': ['jsonObject'],
  '../list.ts': ['list'],
  '../by-type.ts': ['byType'],
} as const;

export type Helper = (typeof HELPERS)[keyof typeof HELPERS][number];

/** Collects the helpers that a generated file uses, while its source is written. */
export class HelperImports {
  readonly #used = new Set<Helper>();

  readonly use = (helper: Helper): Helper => {
    this.#used.add(helper);
    return helper;
  };

  statements(): string {
    return Object.entries(HELPERS)
      .map(([module, helpers]) =>
        importStatement(
          'import',
          helpers.filter((helper) => this.#used.has(helper)),
          module,
        ),
      )
      .join('');
  }
}
