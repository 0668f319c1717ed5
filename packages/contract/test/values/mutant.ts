import type { Schema } from '../../generator/document/openapi-document.ts';
import { typesOf } from '../../generator/schemas/keywords.ts';
import type { Choice } from './choice.ts';
import { mutatedArray, mutatedNumber, mutatedObject, mutatedText } from './mutations.ts';

/** One value of every JSON type, with those that JavaScript likes to take for another. */
const OTHER_TYPES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  '',
  '1',
  'true',
  'null',
  [],
  [null],
  {},
  { a: 1 },
];

/** The value with one fault put in somewhere, such that (as a rule) one keyword of its schema is broken. */
export function mutant(schema: Schema, value: unknown, choice: Choice): unknown {
  const resolved = schema.$ref === undefined ? schema : choice.resolve(schema);
  const branches = resolved.anyOf ?? resolved.oneOf ?? resolved.allOf;
  if (branches) return mutant(choice.pick(branches), value, choice);
  if (Array.isArray(value) && value.length > 0 && !choice.once(3)) return withMutantItem(resolved, value, choice);
  if (isObject(value) && Object.keys(value).length > 0 && !choice.once(3))
    return withMutantProperty(resolved, value, choice);
  if (choice.once(6)) return choice.pick(OTHER_TYPES);
  return mutatedHere(resolved, value, choice);
}

function mutatedHere(schema: Schema, value: unknown, choice: Choice): unknown {
  if (typeof value === 'string') return mutatedText(schema, value, choice);
  if (typeof value === 'number') return mutatedNumber(schema, value, choice);
  if (Array.isArray(value)) return mutatedArray(schema, value, choice);
  if (isObject(value)) return mutatedObject(schema, value, choice);
  // null and booleans have no keyword of their own: another type is the only fault. A nullable text may be a text, too.
  return typesOf(schema).includes('string') ? mutatedText(schema, 'a', choice) : choice.pick(OTHER_TYPES);
}

function withMutantItem(schema: Schema, items: readonly unknown[], choice: Choice): unknown[] {
  const place = choice.integer(0, items.length - 1);
  return items.with(place, mutant(schema.items ?? {}, items[place], choice));
}

function withMutantProperty(schema: Schema, object: Record<string, unknown>, choice: Choice): unknown {
  const names = Object.keys(object);
  // Structures hold most of the keywords, but are few among the many texts of a customer: they get every second fault.
  const structured = names.filter((name) => typeof object[name] === 'object' && object[name] !== null);
  const name = choice.pick(structured.length > 0 && choice.once(2) ? structured : names);
  const { additionalProperties } = schema;
  const undeclared = typeof additionalProperties === 'object' ? additionalProperties : {};
  const property = Object.entries(schema.properties ?? {}).find(([declared]) => declared === name)?.[1] ?? undeclared;
  const value = mutant(property, object[name], choice);
  return Object.fromEntries([...Object.entries(object).filter(([other]) => other !== name), [name, value]]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
