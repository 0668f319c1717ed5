import type { Issue } from '@rollcall/contract';
import { requiredNames, scalarNames } from '../validation/schema-names.js';
import { unknownNameIssue } from '../validation/unknown-name-issue.js';

const KNOWN = scalarNames('CustomerCreate');
const REQUIRED = requiredNames('CustomerCreate');
const columnNames = { noun: 'column', knownNames: () => KNOWN } as const;

/** What is wrong with the header of a file: first with the columns that we know, in the order of the schema. */
export function headerIssues(columns: readonly string[]): Issue[] {
  const unknown = [...new Set(columns)].filter((column) => !KNOWN.includes(column));
  return [
    ...KNOWN.flatMap((known) => knownColumnIssues(known, columns.filter((column) => column === known).length)),
    ...unknown.map((column) => unknownColumnIssue(column, columns)),
  ];
}

function knownColumnIssues(field: string, count: number): Issue[] {
  if (count > 1) return [{ code: 'too_many_items', field, message: 'must not be repeated' }];
  return count === 0 && REQUIRED.includes(field) ? [{ code: 'required', field, message: 'is required' }] : [];
}

function unknownColumnIssue(column: string, columns: readonly string[]): Issue {
  if (column !== '') return unknownNameIssue(columnNames, [], column);
  return { code: 'unknown_field', field: null, message: `Column ${columns.indexOf('') + 1} has no name` };
}
