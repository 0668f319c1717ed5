import { resolve, type Schema, schemaName } from './document.ts';
import { objects } from './objects.ts';
import { code, limitTexts, paragraph, typeText, valuesOf } from './schema-text.ts';

/** Deeper fields than these are left to the description and the example. */
const DEEPEST = 5;

/**
 * The fields of an object as a nested list. An object that has a page of its own is linked, not repeated.
 *
 * @param linking whether objects with a page are linked; a body of a request shows all of its fields
 */
export function fieldList(schema: Schema, linking: boolean, depth = 0): string {
  const { properties = {}, required = [] } = objectIn(schema);
  const fields = Object.entries(properties).map(([name, field]) =>
    fieldItem({ name, field, required, linking, depth }),
  );
  return fields.join('\n');
}

interface Field {
  readonly name: string;
  readonly field: Schema;
  readonly required: readonly string[];
  readonly linking: boolean;
  readonly depth: number;
}

function fieldItem({ name, field, required, linking, depth }: Field): string {
  const indent = '  '.repeat(depth);
  const page = linking ? pageOf(field) : undefined;
  const facts = [
    page === undefined ? typeText(field) : `${typeText(field)}: [${page.title}](${page.path})`,
    ...(required.includes(name) ? ['**required**'] : []),
    ...limitTexts(field),
  ];
  const item = listItem(name, facts, [paragraph(resolve<Schema>(field).description), valuesText(field)], indent);
  const below = page === undefined && depth < DEEPEST ? fieldList(field, linking, depth + 1) : '';
  return below === '' ? item : `${item}\n\n${below}`;
}

/** A name in a list, with a few facts beside it, and texts below it. */
export function listItem(name: string, facts: readonly string[], texts: readonly string[], indent = ''): string {
  const beside = facts.length === 0 ? '' : ` <small>${facts.join(' · ')}</small>`;
  const below = texts.filter((text) => text !== '').map((text) => `\n${indent}  <br>${text}`);
  return `${indent}- \`${name}\`${beside}${below.join('')}`;
}

/** A list of items, in the look of the reference. */
export function asFields(list: string): string {
  return `<div class="fields">\n\n${list}\n\n</div>`;
}

/** More meanings than these are left out. */
const MEANINGS = 12;

/** Each value of these schemas has a page that explains it. */
const codesWithPages: ReadonlySet<string | undefined> = new Set(['ErrorCode', 'IssueCode']);

/** The values that a schema allows, if it lists them. */
export function valuesText(field: Schema): string {
  const values = valuesOf(field);
  if (values.length === 0) return '';
  const { items } = resolve<Schema>(field);
  const isCode = codesWithPages.has(schemaName(items ?? field));
  const texts = values.map(([value, meaning]) => {
    if (isCode) return `[${code(value)}](/errors/${value})`;
    const isShown = meaning !== undefined && values.length <= MEANINGS;
    return isShown ? `${code(value)} (${meaning.replace(/\.$/, '')})` : code(value);
  });
  return `One of ${texts.join(', ')}.`;
}

function pageOf(field: Schema): (typeof objects)[number] | undefined {
  const { items } = resolve<Schema>(field);
  const shown = schemaName(items ?? field);
  return objects.find(({ name }) => name === shown);
}

/** The object in a schema: itself, the entries of an array, or the only variant with fields. */
function objectIn(schema: Schema): Schema {
  const { items, oneOf, anyOf, allOf, ...rest } = resolve<Schema>(schema);
  if (items !== undefined) return objectIn(items);
  const variants = [...(allOf ?? []), ...(oneOf ?? []), ...(anyOf ?? [])].map(objectIn);
  const properties = Object.assign({}, ...variants.map((variant) => variant.properties), rest.properties);
  const required = [...(rest.required ?? []), ...(allOf ?? []).flatMap((variant) => objectIn(variant).required ?? [])];
  return { ...rest, properties, required };
}
