import * as z from 'zod';
import { hasEnough } from './issue-limit.ts';
import { compiled } from './request-schemas.ts';

/** The schemas of the parts of an open JSON object. */
export interface JsonObjectParts<Properties, Values> {
  /** The declared properties. */
  readonly properties?: Properties;
  /** Checks every name, those of declared properties included. */
  readonly names?: z.ZodType;
  /** Checks the values of undeclared properties. Default: any value is valid. */
  readonly values?: Values;
  /** `maxProperties`. The properties of an object with more are not checked. */
  readonly max?: number;
}

type Declared<Properties> = Properties extends z.ZodObject ? z.output<Properties> : unknown;
type Undeclared<Properties, Values> = Values extends z.ZodType
  ? Record<string, z.output<Values>>
  : Properties extends z.ZodObject
    ? unknown
    : Record<string, unknown>;

/**
 * A JSON object that may have undeclared properties. A valid value comes out unchanged, as the same object.
 *
 * zod's own records and loose objects build a copy, and ignore an own property `__proto__` (`JSON.parse` makes one).
 * Here, it is a name like any other, as in JSON Schema.
 */
export function jsonObject<
  Properties extends z.ZodObject | undefined = undefined,
  Values extends z.ZodType | undefined = undefined,
>(parts: JsonObjectParts<Properties, Values> = {}): z.ZodType<Declared<Properties> & Undeclared<Properties, Values>> {
  const schema = z.unknown().check((payload) => {
    const { value, issues } = payload;
    if (isJsonObject(value)) {
      if (isTooBig(value, parts.max, issues)) return;
      addObjectIssues(value, parts, issues);
    } else issues.push({ code: 'invalid_type', expected: 'object', input: value });
  });
  return schema as unknown as z.ZodType<Declared<Properties> & Undeclared<Properties, Values>>;
}

function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Issues = z.core.$ZodRawIssue[];

function isTooBig(object: object, maximum = Number.POSITIVE_INFINITY, issues: Issues): boolean {
  if (maximum === Number.POSITIVE_INFINITY || Object.keys(object).length <= maximum) return false;
  issues.push({ code: 'too_big', origin: 'object', maximum, inclusive: true, input: object });
  return true;
}

function addObjectIssues(
  object: Record<string, unknown>,
  { properties, names, values }: JsonObjectParts<z.ZodObject | undefined, z.ZodType | undefined>,
  issues: Issues,
): void {
  if (properties) issues.push(...issuesOf(properties, object));
  if (!names && !values) return;
  for (const name of Object.keys(object)) {
    if (hasEnough(issues)) return;
    // The value of an invalid name is not checked: its issues would repeat the name, however long it is.
    if (names && addNameIssue(names, name, issues)) continue;
    if (values && !(properties && Object.hasOwn(properties.shape, name))) {
      const ofValue = issuesOf(values, object[name]);
      if (ofValue.length > 0) issues.push(...z.core.util.prefixIssues(name, ofValue));
    }
  }
}

/** One issue per invalid name, in the form of zod's own records. It does not stop later checks. */
function addNameIssue(names: z.ZodType, name: string, issues: Issues): boolean {
  const result = compiled(names).safeParse(name);
  if (result.success) return false;
  issues.push({
    code: 'invalid_key',
    origin: 'record',
    issues: result.error.issues,
    input: name,
    path: [name],
    continue: true,
  });
  return true;
}

function issuesOf(schema: z.ZodType, value: unknown): Issues {
  const result = schema._zod.run({ value, issues: [] }, { async: false });
  if (result instanceof Promise) throw new TypeError('A generated schema has no asynchronous checks');
  return result.issues;
}
