import type { Issue } from '@rollcall/contract';
import { fieldPath } from './field-path.js';
import { nearestName } from './nearest-name.js';
import type { Vocabulary } from './vocabulary.js';

/** The issue of one name that the object at `path` may not hold. */
export function unknownNameIssue(vocabulary: Vocabulary, path: readonly PropertyKey[], name: string): Issue {
  const field = fieldPath([...path, name]);
  const { immutable, noun } = vocabulary;
  if (path.length === 0 && immutable?.names.has(name)) {
    return { code: 'immutable_field', field, message: immutable.message };
  }
  const nearest = nearestName(name, vocabulary.knownNames(path));
  const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return { code: 'unknown_field', field, message: `is not a known ${noun}${suggestion}` };
}
