import type { Schema } from '../document/openapi-document.ts';
import type { Place } from './place.ts';

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
