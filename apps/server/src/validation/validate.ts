import type * as z from 'zod';
import { type FieldCatalog, unknownNameIssues } from './field-catalog.ts';
import { fieldPath, ISSUES_MAX, type Issues, isAtLeastOne, type ValidationIssue, withValue } from './issues.ts';
import { problemOf } from './problem.ts';

/** A value that satisfies its schema (with the schema's defaults filled in), or all of its issues. */
export type Validated<Value> = { readonly value: Value } | { readonly issues: Issues };

/** Checks a JSON value against a schema of the contract. Trims some of its texts first, in the value itself. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  catalog: FieldCatalog,
): Validated<z.output<Schema>> {
  catalog.trim?.(value);
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const issues = toIssues(result.error.issues, value, catalog);
  if (!isAtLeastOne(issues)) throw new Error('zod refused a value without an issue');
  return { issues };
}

/**
 * zod's issues as the contract's: in the order of the schema, unknown names after the declared ones, one issue each.
 *
 * @param value the checked value: a zod issue does not say whether a field was missing or wrong.
 */
function toIssues(zodIssues: readonly z.core.$ZodIssue[], value: unknown, catalog: FieldCatalog): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  const { issuesMax = ISSUES_MAX } = catalog;
  for (const issue of zodIssues) {
    if (issue.code !== 'unrecognized_keys') issues.push(toIssue(bestUnionBranch(issue), value, catalog));
    else issues.push(...unknownNames(issue, value, catalog, issues.length));
  }
  // Issues that are only counted follow from no others.
  return [...dropDerivedIssues(issues.slice(0, issuesMax)), ...issues.slice(issuesMax)];
}

function unknownNames(
  { path, keys }: z.core.$ZodIssueUnrecognizedKeys,
  value: unknown,
  catalog: FieldCatalog,
  before: number,
): ValidationIssue[] {
  const object = valueAt(value, path) as Readonly<Record<string, unknown>>;
  return unknownNameIssues(catalog, path, keys, before, object);
}

function toIssue(
  issue: z.core.$ZodIssue,
  value: unknown,
  { isInteger, noun, subject = 'The body' }: FieldCatalog,
): ValidationIssue {
  const isNoInteger = issue.code === 'invalid_type' && isInteger?.(issue.path);
  const sent = valueAt(value, issue.path);
  const { code, message } = problemOf(isNoInteger ? { ...issue, expected: 'int' } : issue, sent);
  const field = fieldPath(issue.path);
  const found = { code, field, message: field === null ? `${subject} ${message}` : message };
  // A parameter is in the URL. If a name is invalid, its value is not to blame.
  return noun === 'parameter' || issue.code === 'invalid_key' ? found : withValue(found, sent);
}

/** Of a union, the first issue of the branch with the value's type, which is closest to the caller's intent. */
function bestUnionBranch(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const hasItsType = (branch: z.core.$ZodIssue[]) =>
    !branch.some((part) => part.code === 'invalid_type' && part.path.length === 0);
  const [first] = issue.errors.find(hasItsType) ?? [];
  return first === undefined ? issue : bestUnionBranch({ ...first, path: [...issue.path, ...first.path] });
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<PropertyKey, unknown>)[step];
  }
  return current;
}

/**
 * Drops issues that only follow from another one of the same field: all others if the value is missing or of the wrong
 * type, the format if the text is too short, and of two bounds of one kind the first, which is zod's own for integers.
 */
function dropDerivedIssues(issues: readonly ValidationIssue[]): ValidationIssue[] {
  const byField = new Map<string | null, ValidationIssue[]>();
  for (const issue of issues) {
    const ofField = byField.get(issue.field);
    if (ofField) ofField.push(issue);
    else byField.set(issue.field, [issue]);
  }
  return issues.filter((issue) => isCause(issue, byField.get(issue.field) ?? []));
}

function isCause(issue: ValidationIssue, ofField: readonly ValidationIssue[]): boolean {
  const wrongType = ofField.find(({ code }) => wrongTypeCodes.has(code));
  if (wrongType) return issue === wrongType;
  if (issue.code === 'invalid_format' && ofField.some(({ code }) => code === 'too_short')) return false;
  return issue === ofField.findLast(({ code }) => code === issue.code);
}

const wrongTypeCodes: ReadonlySet<ValidationIssue['code']> = new Set([
  'required',
  'invalid_type',
  'number_not_representable',
]);
