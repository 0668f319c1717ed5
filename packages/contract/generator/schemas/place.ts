import { DocumentError } from '../document/document-error.ts';
import { pointerBelow } from '../document/json-pointer.ts';

/** Where a schema stands in the document, and how other schemas are named from there. */
export interface Place {
  /** What errors name. */
  readonly pointer: string;
  /** The source that stands for a component schema. */
  readonly refer: (componentName: string) => string;
}

/** The place of a part of the schema at `place`. */
export function below(place: Place, ...segments: readonly (string | number)[]): Place {
  return { ...place, pointer: pointerBelow(place.pointer, ...segments) };
}

export function faultAt(place: Place, problem: string): DocumentError {
  return new DocumentError(place.pointer, problem);
}
