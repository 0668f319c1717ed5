import type { Json, JsonType, Schema } from '../document/openapi.ts';
import { faultAt, type Place, typesOf } from './keywords.ts';
import { literal, stringLiteral } from './literal.ts';

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
 * Validators differ on most formats, so a pattern beside a format decides, and the format only names what is meant.
 */
export function stringSource(schema: Schema, place: Place): string {
  const lengths = [
    schema.minLength === undefined ? '' : `.min(${schema.minLength})`,
    schema.maxLength === undefined ? '' : `.max(${schema.maxLength})`,
  ].join('');
  const format = formatSource(schema.format, place);
  return schema.pattern === undefined ? `${format}${lengths}` : `z.string()${lengths}${patternSource(schema, place)}`;
}

function formatSource(format: string | undefined, place: Place): string {
  if (format === undefined) return 'z.string()';
  const source = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (source === undefined) throw faultAt(place, `the format ${format} is not supported`);
  return source;
}

function patternSource(schema: Schema, place: Place): string {
  const message = schema['x-pattern-message'];
  const argument = message === undefined ? '' : `, ${stringLiteral(message)}`;
  return `.regex(${regExpSource(schema.pattern ?? '', place)}${argument})`;
}

/** JSON Schema asks for the `u` flag, by which `\p{…}` and the surrogates of a pattern are read as code points. */
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
export function numberSource(schema: Schema, _place: Place): string {
  const bounds = Object.entries(BOUNDS).map(([keyword, method]) => {
    const bound = schema[keyword as keyof typeof BOUNDS];
    return bound === undefined ? '' : `.${method}(${bound})`;
  });
  return `${baseSource(schema)}${bounds.join('')}`;
}

/** `z.int()` stops at the safe integers, where JSON Schema does not, so it only serves where the bounds stop before. */
function baseSource(schema: Schema): string {
  if (schema.type === 'number') return 'z.number()';
  const safe = Number.isSafeInteger(schema.minimum) && Number.isSafeInteger(schema.maximum);
  return safe ? 'z.int()' : 'z.number().check(wholeNumber)';
}

/** One allowed value. */
export function constSource(schema: Schema, place: Place): string {
  return valuesSource([schema.const as Json], schema, place);
}

/** A list of allowed values. */
export function enumSource(schema: Schema, place: Place): string {
  return valuesSource(schema.enum ?? [], schema, place);
}

/** A value that the type beside it excludes could never be sent, so it is a slip and refused. */
function valuesSource(values: readonly Json[], schema: Schema, place: Place): string {
  for (const value of values) {
    if (typeof value === 'object' && value !== null) throw faultAt(place, 'only scalar values can be listed');
    if (schema.type !== undefined && !typesOf(schema).some((type) => isOfType(value, type))) {
      throw faultAt(place, `${JSON.stringify(value)} is not of the type ${typesOf(schema).join(', ')}`);
    }
  }
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return values.length > 0 ? 'z.null()' : fail(place);
  const source = present.every((value) => typeof value === 'string')
    ? `z.enum(${literal(present)})`
    : `z.literal(${literal(present)})`;
  return present.length < values.length ? `${source}.nullable()` : source;
}

function isOfType(value: Json, type: JsonType): boolean {
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function fail(place: Place): never {
  throw faultAt(place, 'enum must list at least one value');
}
