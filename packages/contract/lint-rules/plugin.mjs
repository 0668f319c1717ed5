import { enumNames } from './enum-names.mjs';
import { portablePattern } from './portable-pattern.mjs';
import { propertyExample } from './property-example.mjs';
import { sameFields } from './same-fields.mjs';

/**
 * The plugin that `redocly.yaml` names. Its rules are called `rollcall/…` there.
 *
 * It also tells Redocly that `x-exact-schema` is a schema: a component that only exact schemas refer to is used.
 */
export default function plugin() {
  return {
    id: 'rollcall',
    typeExtension: { oas3: withExactSchemas },
    rules: {
      oas3: {
        'enum-names': enumNames,
        'portable-pattern': portablePattern,
        'property-example': propertyExample,
        'same-fields': sameFields,
      },
    },
  };
}

/**
 * @template {{ Schema: { properties: object } }} Types
 * @param {Types} types
 */
function withExactSchemas(types) {
  const { Schema } = types;
  return { ...types, Schema: { ...Schema, properties: { ...Schema.properties, 'x-exact-schema': 'Schema' } } };
}
