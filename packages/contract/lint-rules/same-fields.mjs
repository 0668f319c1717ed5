import { isDeepStrictEqual } from 'node:util';

/**
 * @import { OpenApiDocument, Schema } from '../generator/document/openapi.ts'
 * @import { Rule } from './rule.ts'
 */

/**
 * @typedef {object} Options
 * @property {readonly Group[]} groups schemas that describe the same thing
 *
 * @typedef {object} Group
 * @property {string} original the schema that the others repeat
 * @property {Readonly<Record<string, Copy>>} copies the others, by name
 *
 * @typedef {object} Copy
 * @property {Differences} differences those that are meant
 * @property {Readonly<Record<string, string>>} [counterparts] the schemas that it uses instead of those of the original
 *
 * @typedef {Readonly<Record<string, readonly string[]>>} Differences the fields, by the kind of their difference
 */

/**
 * Schemas that describe the same thing have the same fields, with the same types, descriptions and examples.
 *
 * Requests and responses differ too much to share one schema, so their fields are in several lists. A difference needs an
 * entry in the options, and an entry needs a difference.
 *
 * @type {Rule<{ Root: OpenApiDocument }, Options>}
 */
export const sameFields = ({ groups }) => ({
  Root({ components }, { location, report }) {
    /** @param {string} name */
    const fieldsOf = (name) => components?.schemas?.[name]?.properties ?? {};
    const pairs = groups.flatMap(({ original, copies }) =>
      Object.entries(copies).map(([copy, allowed]) => ({ original, copy, ...allowed })),
    );
    for (const { original, copy, differences: meant, counterparts = {} } of pairs) {
      const place = location.child(['components', 'schemas', copy, 'properties']);
      const found = differencesOf(withCounterparts(fieldsOf(original), counterparts), fieldsOf(copy));
      for (const [field, kind] of pairsOnlyIn(found, meant)) {
        report({ message: `\`${field}\` differs from \`${original}\`: ${kind}.`, location: place.child([field]) });
      }
      for (const [field, kind] of pairsOnlyIn(meant, found)) {
        report({ message: `\`${field}\` no longer differs from \`${original}\`: ${kind}.`, location: place });
      }
    }
  },
});

/**
 * @param {Fields} originals
 * @param {Fields} copies
 * @returns {Differences}
 *
 * @typedef {Readonly<Record<string, Schema>>} Fields
 */
function differencesOf(originals, copies) {
  const shared = Object.keys(originals).filter((field) => field in copies);
  /** @param {(schema: Schema | undefined) => unknown} part */
  const differing = (part) => shared.filter((field) => !isDeepStrictEqual(part(originals[field]), part(copies[field])));
  return {
    missing: Object.keys(originals).filter((field) => !(field in copies)),
    added: Object.keys(copies).filter((field) => !(field in originals)),
    type: differing((schema) => ({ ...schema, description: undefined, example: undefined })),
    description: differing((schema) => schema?.description),
    example: differing((schema) => schema?.example),
  };
}

/**
 * @param {Fields} fields
 * @param {Readonly<Record<string, string>>} counterparts
 * @returns {Fields}
 */
function withCounterparts(fields, counterparts) {
  const names = new Map(Object.entries(counterparts));
  const entries = Object.entries(fields).map(([field, schema]) => {
    const [, name = ''] = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '') ?? [];
    const counterpart = names.get(name);
    return [field, counterpart ? { ...schema, $ref: `#/components/schemas/${counterpart}` } : schema];
  });
  return Object.fromEntries(entries);
}

/**
 * The fields and kinds that one list of differences has and the other lacks.
 *
 * @param {Differences} left
 * @param {Differences} right
 * @returns {[field: string, kind: string][]}
 */
function pairsOnlyIn(left, right) {
  return Object.entries(left).flatMap(([kind, fields]) =>
    fields
      .filter((field) => !right[kind]?.includes(field))
      .map((field) => /** @type {[field: string, kind: string]} */ ([field, kind])),
  );
}
