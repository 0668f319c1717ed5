import type { Issue } from '@rollcall/contract';
import { ISSUES_MAX } from './cap-issues.ts';
import { fieldPath } from './field-path.ts';
import { nearestName } from './nearest-name.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The issues of names that the object at `path` may not hold. Only as many of them get a suggestion as can be answered:
 * a body has room for a hundred thousand names, a file for a million.
 */
export function unknownNameIssues(
  vocabulary: Vocabulary,
  path: readonly PropertyKey[],
  names: readonly string[],
): Issue[] {
  const knownNames = vocabulary.knownNames(path);
  return names.map((name, index) => {
    const field = fieldPath([...path, name]);
    const { immutable, noun } = vocabulary;
    if (path.length === 0 && immutable?.names.has(name)) {
      return { code: 'immutable_field', field, message: immutable.message };
    }
    const nearest = index < ISSUES_MAX ? nearestName(name, knownNames) : undefined;
    const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    return { code: 'unknown_field', field, message: `is not a known ${noun}${suggestion}` };
  });
}
