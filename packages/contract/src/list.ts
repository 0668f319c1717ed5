import * as z from 'zod';
import { hasEnough } from './issue-limit.ts';
import { compiled } from './request-schemas.ts';

/** The bounds of the length of a list. */
interface ListBounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * An array with the bounds of its length. It is counted first: the items of one that is too long are not checked, as a
 * request could contain half a million of them.
 */
export function list<Item extends z.ZodType>(
  item: Item,
  { min = 0, max = Number.POSITIVE_INFINITY }: ListBounds = {},
): z.ZodType<z.output<Item>[]> {
  // The fast form of a schema checks a value with an issue twice, so lists of lists of lists must not have it.
  const itemSchema = item instanceof z.ZodObject ? () => compiled(item) : () => item;
  const schema = z.unknown().check((payload) => {
    const { value, issues } = payload;
    // zod also asks about lists that are absent, several in each customer, so this has to be cheap.
    if (!Array.isArray(value)) issues.push({ code: 'invalid_type', expected: 'array', input: value });
    else if (value.length > max)
      issues.push({ code: 'too_big', origin: 'array', maximum: max, inclusive: true, input: value });
    else if (value.length < min)
      issues.push({ code: 'too_small', origin: 'array', minimum: min, inclusive: true, input: value });
    else payload.value = checkedItems(itemSchema(), value, issues);
  });
  return schema as unknown as z.ZodType<z.output<Item>[]>;
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
