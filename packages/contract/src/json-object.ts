import * as z from 'zod';

/** What is asked of an open JSON object. */
export interface JsonObjectParts<Properties, Values> {
  /** The declared properties. */
  readonly properties?: Properties;
  /** What every name has to satisfy, those of declared properties included. */
  readonly names?: z.ZodType;
  /** What the value of every property has to satisfy that is not declared. Default: anything. */
  readonly values?: Values;
}

type Declared<Properties> = Properties extends z.ZodObject ? z.output<Properties> : unknown;
type Undeclared<Properties, Values> = Values extends z.ZodType
  ? Record<string, z.output<Values>>
  : Properties extends z.ZodObject
    ? unknown
    : Record<string, unknown>;

/**
 * A JSON object that may have more properties than are declared. A valid value comes out as the very object that went
 * in.
 *
 * zod's own records and loose objects build a copy, and pass over an own property `__proto__` (`JSON.parse` makes one)
 * without a look at its value. Here it is a name like any other, as it is in JSON Schema.
 */
export function jsonObject<
  Properties extends z.ZodObject | undefined = undefined,
  Values extends z.ZodType | undefined = undefined,
>(parts: JsonObjectParts<Properties, Values> = {}): z.ZodType<Declared<Properties> & Undeclared<Properties, Values>> {
  const schema = z.unknown().check((payload) => {
    const { value, issues } = payload;
    if (isJsonObject(value)) issues.push(...objectIssues(value, parts));
    else issues.push({ code: 'invalid_type', expected: 'object', input: value });
  });
  return schema as unknown as z.ZodType<Declared<Properties> & Undeclared<Properties, Values>>;
}

function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIssues(
  object: Record<string, unknown>,
  parts: JsonObjectParts<z.ZodObject | undefined, z.ZodType | undefined>,
): z.core.$ZodRawIssue[] {
  const { properties, names, values } = parts;
  const issues = properties ? issuesOf(properties, object) : [];
  if (!names && !values) return issues;
  for (const [name, value] of Object.entries(object)) {
    if (names) issues.push(...nameIssues(names, name));
    if (values && !(properties && Object.hasOwn(properties.shape, name))) {
      issues.push(...z.core.util.prefixIssues(name, issuesOf(values, value)));
    }
  }
  return issues;
}

/** One issue per name, in the form of zod's own records. It does not stop the checks that follow. */
function nameIssues(names: z.ZodType, name: string): z.core.$ZodRawIssue[] {
  const issues = names.safeParse(name).error?.issues;
  return issues ? [{ code: 'invalid_key', origin: 'record', issues, input: name, path: [name], continue: true }] : [];
}

function issuesOf(schema: z.ZodType, value: unknown): z.core.$ZodRawIssue[] {
  const result = schema._zod.run({ value, issues: [] }, { async: false });
  if (result instanceof Promise) throw new TypeError('A generated schema has no asynchronous checks');
  return result.issues;
}
