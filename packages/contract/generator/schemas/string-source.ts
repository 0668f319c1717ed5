import type { Schema } from '../document/openapi-document.ts';
import { stringLiteral } from '../source/typescript-literal.ts';
import { faultAt, type Place } from './place.ts';

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
