import { ARCHIVED, archivedProblem, ESCAPED, failureNames } from '@rollcall/contract/customer-file';
import { customerColumns } from './columns.ts';

export { ARCHIVED, archivedProblem, ESCAPED, failureNames };

/** The fields that only the API sets, and that every customer of it has. */
export const readOnlyNames: readonly string[] = customerColumns.readOnlyNames;

/** Whether an object has every one of these names. */
export function hasAll(object: object, names: readonly string[]): boolean {
  return names.every((name) => Object.hasOwn(object, name));
}
