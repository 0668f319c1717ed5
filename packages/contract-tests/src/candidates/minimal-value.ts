import { uniqueEmail, uniqueKey } from '../customers/unique.ts';
import type { Schema } from '../document/openapi-document.ts';
import { nameOf, resolve } from '../document/references.ts';

/** Schemas whose values nothing but their meaning tells, with a value that no other test has. */
const BY_NAME: Readonly<Record<string, () => unknown>> = { CustomerKey: uniqueKey, Email: uniqueEmail };

/** A valid value with nothing in it that may be left out; another one at each call. */
export function minimalValue(schema: Schema): unknown {
  const named = BY_NAME[nameOf(schema) ?? ''];
  if (named) return named();
  const { anyOf, enum: members, required = [], properties = {}, minItems, ...rest } = resolve(schema);
  if (anyOf?.[0]) return minimalValue(anyOf[0]);
  if (members) return members[0];
  switch (typeof rest.type === 'string' ? rest.type : rest.type?.[0]) {
    case 'object':
      return Object.fromEntries(required.map((name) => [name, minimalValue(properties[name] ?? {})]));
    case 'array':
      return Array.from({ length: minItems ?? 0 }, () => minimalValue(rest.items ?? {}));
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return Math.max(rest.minimum ?? 0, 0);
    default:
      return 'x'.repeat(rest.minLength ?? 0);
  }
}
