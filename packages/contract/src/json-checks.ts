import * as z from 'zod';

type Payload<T> = z.core.ParsePayload<T>;

/** `type: integer` without bounds: zod's `int` rejects numbers beyond the safe integers, JSON Schema does not. */
export function wholeNumber({ value, issues }: Payload<number>): void {
  if (!Number.isInteger(value)) issues.push({ code: 'invalid_type', expected: 'int', input: value });
}

/** `uniqueItems`, with one issue for each item that repeats another. The order of names in objects is ignored. */
export function uniqueItems({ value, issues }: Payload<readonly unknown[]>): void {
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    const key = JSON.stringify(item, (_, part) => sortedByName(part));
    if (seen.has(key)) issues.push({ ...repeated, input: item, path: [index] });
    seen.add(key);
  }
}

/** `minProperties`. */
export function minProperties(minimum: number) {
  return ({ value, issues }: Payload<object>): void => {
    if (!isCounted(value) || Object.keys(value).length >= minimum) return;
    issues.push({ code: 'too_small', origin: 'object', minimum, inclusive: true, input: value, continue: true });
  };
}

/** `maxProperties`. */
export function maxProperties(maximum: number) {
  return ({ value, issues }: Payload<object>): void => {
    if (!isCounted(value) || Object.keys(value).length <= maximum) return;
    issues.push({ code: 'too_big', origin: 'object', maximum, inclusive: true, input: value, continue: true });
  };
}

/** `allOf`, with the issues of every branch. A valid value comes out unchanged, as the same object. */
export function allOf<const Branches extends readonly z.ZodType[]>(branches: Branches): z.ZodType<AllOf<Branches>> {
  const schema = z.unknown().check(({ value, issues }) => {
    for (const branch of branches) {
      const result = branch._zod.run({ value, issues: [] }, { async: false });
      if (result instanceof Promise) throw new TypeError('A generated schema has no asynchronous checks');
      issues.push(...result.issues);
    }
  });
  return schema as unknown as z.ZodType<AllOf<Branches>>;
}

type AllOf<Branches extends readonly z.ZodType[]> = Branches extends readonly [
  infer First extends z.ZodType,
  ...infer Rest extends readonly z.ZodType[],
]
  ? z.output<First> & AllOf<Rest>
  : unknown;

const repeated = {
  code: 'custom',
  params: { keyword: 'uniqueItems' },
  message: 'Items must be unique',
  continue: true,
} as const;

/** A check also runs on a value of the wrong type, which already has an issue. */
function isCounted(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function sortedByName(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
