import { resolve, type Schema } from './document.ts';

/** The type of a schema in a few words, such as `array of strings` or `string or null`. */
export function typeText(schema: Schema): string {
  const { type, items, oneOf, anyOf, allOf, const: constant, enum: values } = resolve<Schema>(schema);
  if (constant !== undefined) return code(constant);
  if (type === 'array') return `array of ${plural(items === undefined ? 'value' : typeText(items))}`;
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return type.join(' or ');
  if (allOf?.[0] !== undefined) return typeText(allOf[0]);
  const variants = [...new Set([...(oneOf ?? []), ...(anyOf ?? [])].map(typeText))];
  if (variants.length > 0) return variants.join(' or ');
  return values === undefined ? 'any value' : [...new Set(values.map((value) => typeof value))].join(' or ');
}

/** The rules that a value must satisfy, each in a few words. */
export function limitTexts(schema: Schema): string[] {
  const {
    minLength,
    maxLength,
    minimum,
    maximum,
    minItems,
    maxItems,
    format,
    default: standard,
  } = resolve<Schema>(schema);
  return [
    range(minLength, maxLength, 'characters'),
    range(minimum, maximum, ''),
    range(minItems, maxItems, 'entries'),
    format,
    standard === undefined ? undefined : `default ${code(standard)}`,
  ].filter((text) => text !== undefined);
}

/** The values that a schema allows, if it lists them, each with its meaning if the document has one. */
export function valuesOf(schema: Schema): readonly (readonly [value: unknown, meaning: string | undefined])[] {
  const { enum: values = [], items, 'x-enumDescriptions': meanings = {} } = resolve<Schema>(schema);
  if (items !== undefined && values.length === 0) return valuesOf(items);
  return values.map((value) => [value, meanings[String(value)]] as const);
}

/** A JSON value as Markdown code. */
export function code(value: unknown): string {
  return `\`${typeof value === 'string' && value !== '' ? value : JSON.stringify(value)}\``;
}

/** A description as one paragraph, so that it fits into a list or a table. */
export function paragraph(text = ''): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}

function plural(type: string): string {
  return type.replace(/^(\w+)/, (word) => (word === 'any' ? word : `${word}s`));
}

function range(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  const number = (value: number) => value.toLocaleString('en');
  const suffix = unit === '' ? '' : ` ${unit}`;
  if (most === undefined || most >= Number.MAX_SAFE_INTEGER)
    return least === undefined ? undefined : `at least ${number(least)}${suffix}`;
  return least === undefined ? `at most ${number(most)}${suffix}` : `${number(least)} to ${number(most)}${suffix}`;
}
