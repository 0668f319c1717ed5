import type { Issue } from '@rollcall/contract';
import { requiredNames, scalarNames } from '../validation/schema-names.ts';
import { unknownNameIssues } from '../validation/unknown-name-issues.ts';

const KNOWN = scalarNames('CustomerCreate');
const REQUIRED = requiredNames('CustomerCreate');
const columnNames = { noun: 'column', knownNames: () => KNOWN } as const;

/** What is wrong with the header of a file: first with the columns that we know, in the order of the schema. */
export function headerIssues(columns: readonly string[]): Issue[] {
  const unknown = [...new Set(columns)].filter((column) => column !== '' && !KNOWN.includes(column));
  return [
    ...KNOWN.flatMap((known) => knownColumnIssues(known, columns.filter((column) => column === known).length)),
    ...namelessColumnIssues(columns),
    ...unknownNameIssues(columnNames, [], unknown),
  ];
}

function knownColumnIssues(field: string, count: number): Issue[] {
  if (count > 1) return [{ code: 'too_many_items', field, message: 'must not be repeated' }];
  return count === 0 && REQUIRED.includes(field) ? [{ code: 'required', field, message: 'is required' }] : [];
}

/** A sentence of its own, since there is no name to begin it with. */
function namelessColumnIssues(columns: readonly string[]): Issue[] {
  const index = columns.indexOf('');
  return index === -1 ? [] : [{ code: 'unknown_field', field: null, message: `Column ${index + 1} has no name` }];
}
