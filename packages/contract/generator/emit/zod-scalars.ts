import type { Json, JsonType, Schema } from '../document/openapi.ts';
import { typesOf } from './keywords.ts';
import { faultAt, type Place } from './place.ts';
import { literal, stringLiteral } from './typescript.ts';

const FORMATS: Readonly<Record<string, string>> = {
  date: 'z.iso.date()',
  'date-time': 'z.iso.datetime({ offset: true })',
  email: 'z.email()',
  uri: 'z.url()',
  uuid: 'z.uuid()',
};

/**
 * A string. zod counts lengths in code points, as JSON Schema does.
 *
 * Validators differ on most formats, so a pattern decides if there is one, and the format beside it only names the kind.
 */
export function stringSource(schema: Schema, place: Place): string {
  const lengths = [
    schema.minLength === undefined ? '' : `.min(${schema.minLength})`,
    schema.maxLength === undefined ? '' : `.max(${schema.maxLength})`,
  ].join('');
  const format = formatSource(schema.format, place);
  if (schema.pattern === undefined) return `${format}${lengths}`;
  const message = schema['x-pattern-message'];
  const argument = message === undefined ? '' : `, ${stringLiteral(message)}`;
  return `z.string()${lengths}.regex(${regExpSource(schema.pattern, place)}${argument})`;
}

function formatSource(format: string | undefined, place: Place): string {
  if (format === undefined) return 'z.string()';
  const source = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (source === undefined) throw faultAt(place, `the format ${format} is not supported`);
  return source;
}

/** JSON Schema requires the `u` flag, by which `\p{…}` and the surrogates of a pattern are read as code points. */
function regExpSource(pattern: string, place: Place): string {
  try {
    return String(new RegExp(pattern, 'u'));
  } catch (error) {
    throw faultAt(place, `the pattern cannot be compiled: ${(error as Error).message}`);
  }
}

const BOUNDS = {
  minimum: 'gte',
  maximum: 'lte',
  exclusiveMinimum: 'gt',
  exclusiveMaximum: 'lt',
} as const;

/** A number or an integer within its bounds. */
export function numberSource(schema: Schema, place: Place): string {
  const bounds = Object.entries(BOUNDS).map(([keyword, method]) => {
    const bound = schema[keyword as keyof typeof BOUNDS];
    return bound === undefined ? '' : `.${method}(${bound})`;
  });
  return `${schema.type === 'number' ? 'z.number()' : integerSource(schema, place)}${bounds.join('')}`;
}

/** `z.int()` stops at the safe integers, and JSON Schema does not. So it is used only if the bounds stop earlier. */
function integerSource(schema: Schema, place: Place): string {
  const isSafe = Number.isSafeInteger(schema.minimum) && Number.isSafeInteger(schema.maximum);
  return isSafe ? 'z.int()' : `z.number().check(${place.use('wholeNumber')})`;
}

/** One of these values. A value that the type beside it excludes could never be sent, so it is a mistake and rejected. */
export function valuesSource(values: readonly Json[], schema: Schema, place: Place): string {
  if (values.length === 0) throw faultAt(place, 'enum must list at least one value');
  for (const value of values) {
    if (typeof value === 'object' && value !== null) throw faultAt(place, 'only scalar values can be listed');
    if (schema.type !== undefined && !typesOf(schema).some((type) => isOfType(value, type))) {
      throw faultAt(place, `${JSON.stringify(value)} is not of the type ${typesOf(schema).join(', ')}`);
    }
  }
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return 'z.null()';
  const kind = present.every((value) => typeof value === 'string') ? 'enum' : 'literal';
  const source = `z.${kind}(${literal(present)})`;
  return present.length < values.length ? `${source}.nullable()` : source;
}

function isOfType(value: Json, type: JsonType): boolean {
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}
