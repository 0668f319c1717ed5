/**
 * @import { Json, Schema } from '../generator/document/openapi.ts'
 * @import { Rule } from './rule.ts'
 */

/**
 * No two enumerations lead to a constant of the same name.
 *
 * In Go, C and others, all constants of a package share one namespace, and code generators name them after the values. For
 * a value that is in two enumerations, `x-enum-varnames` gives one of them another name.
 *
 * @type {Rule<{ Schema: Schema }>}
 */
export const enumNames = () => {
  /** @type {Map<string, string>} */
  const places = new Map();
  return {
    Schema(schema, { location, report }) {
      const values = schema.enum ?? [];
      const names = /** @type {readonly string[]} */ (schema['x-enum-varnames'] ?? values.map(constantName));
      if (names.length !== values.length) {
        const message = 'Give each value of the enumeration a name, in the same order.';
        report({ message, location: location.child(['x-enum-varnames']) });
      }
      for (const name of names.filter((candidate) => candidate !== '')) {
        const place = places.get(name) ?? location.pointer;
        places.set(name, place);
        if (place === location.pointer) continue;
        report({ message: `The constant \`${name}\` already exists for ${place}. Set \`x-enum-varnames\`.`, location });
      }
    },
  };
};

/**
 * The name that code generators give a value: `invalid_type` becomes `INVALID_TYPE`. Empty if they invent a name.
 *
 * @param {Json} value
 */
function constantName(value) {
  return typeof value === 'string' ? value.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_') : '';
}
