import type { Field } from './fields.ts';

/** The values of a form by the names of its fields. Those of a map are entries, so that each keeps its place. */
export type Values = Readonly<Record<string, unknown>>;

/** An entry of a map while it is edited. */
export type Entry = readonly [name: string, value: unknown];

/** The values of a form for an object of the API. */
export function toValues(fields: readonly Field[], object: Values): Values {
  return Object.fromEntries(fields.map((field) => [field.name, toValue(field, object[field.name])]));
}

function toValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (field.kind === 'map') return Object.entries(value);
  if (field.kind === 'object') return toValues(field.fields, value as Values);
  if (field.kind === 'list' && Array.isArray(value)) return value.map((item) => toValues(field.fields, item as Values));
  return value;
}

/** The body of a request that creates what a form shows: without the fields that are empty. */
export function toBody(fields: readonly Field[], values: Values): Record<string, unknown> {
  const entries = fields.map((field) => [field.name, toJson(field, values[field.name])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The body of an update: the fields whose values are not those of `before`; `null` if they have become empty. */
export function toChanges(fields: readonly Field[], before: Values, values: Values): Record<string, unknown> {
  const [old, body] = [toBody(fields, before), toBody(fields, values)];
  const changed = fields.filter(({ name }) => JSON.stringify(old[name]) !== JSON.stringify(body[name]));
  return Object.fromEntries(changed.map(({ name }) => [name, body[name] ?? null]));
}

/** `undefined` if the field is empty. */
function toJson(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'object': {
      const object = toBody(field.fields, (value ?? {}) as Values);
      return Object.keys(object).length === 0 ? undefined : object;
    }
    case 'list': {
      const items = ((value ?? []) as readonly Values[]).map((item) => toBody(field.fields, item));
      return items.length === 0 ? undefined : items;
    }
    case 'map': {
      const entries = (value ?? []) as readonly Entry[];
      return entries.length === 0 ? undefined : Object.fromEntries(entries);
    }
    default:
      return value === '' || value === null ? undefined : value;
  }
}
