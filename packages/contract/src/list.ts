import * as z from 'zod';
import { hasEnough } from './issue-limit.ts';

/** The bounds of the length of a list. */
interface ListBounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * An array with the bounds of its length. It is counted first: the items of one that is too long are not checked, as a
 * request could contain half a million of them.
 */
export function list<Item extends z.ZodType>(item: Item, bounds: ListBounds = {}): z.ZodType<z.output<Item>[]> {
  const schema = z.unknown().check((payload) => {
    const { value, issues } = payload;
    const problem = lengthProblem(value, bounds);
    if (problem) issues.push({ ...problem, input: value } as z.core.$ZodRawIssue);
    else payload.value = checkedItems(item, value as readonly unknown[], issues);
  });
  return schema as unknown as z.ZodType<z.output<Item>[]>;
}

function lengthProblem(value: unknown, { min = 0, max = Number.POSITIVE_INFINITY }: ListBounds) {
  if (!Array.isArray(value)) return { code: 'invalid_type', expected: 'array' };
  if (value.length > max) return { code: 'too_big', origin: 'array', maximum: max, inclusive: true };
  if (value.length < min) return { code: 'too_small', origin: 'array', minimum: min, inclusive: true };
  return undefined;
}

function checkedItems(item: z.ZodType, values: readonly unknown[], issues: z.core.$ZodRawIssue[]): unknown[] {
  const checked: unknown[] = [];
  for (const [index, value] of values.entries()) {
    const result = item._zod.run({ value, issues: [] }, { async: false });
    if (result instanceof Promise) throw new TypeError('A generated schema has no asynchronous checks');
    if (result.issues.length > 0) issues.push(...z.core.util.prefixIssues(index, result.issues));
    if (hasEnough(issues)) break;
    checked.push(result.value);
  }
  return checked;
}
