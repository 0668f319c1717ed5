/**
 * @import { Schema } from '../generator/document/openapi.ts'
 * @import { Rule, RuleContext } from './rule.ts'
 */

/**
 * Every property has an example, so that generated pages, mocks and Postman collections show sensible values.
 *
 * The example belongs to the property or to the schema that the property refers to. An object or a list needs none if its
 * parts have examples: tools put those together.
 *
 * The keyword is `example`, because openapi-generator and Postman do not read the list `examples` of JSON Schema. Every other
 * tool reads both.
 *
 * @type {Rule<{ SchemaProperties: Record<string, Schema> }>}
 */
export const propertyExample = () => ({
  SchemaProperties(properties, context) {
    for (const [name, property] of Object.entries(properties)) {
      if (hasExample(property, context)) continue;
      const location = context.location.child([name]).key();
      context.report({ message: `The property \`${name}\` needs an \`example\`.`, location });
    }
  },
});

/**
 * @param {Schema} schema
 * @param {RuleContext} context
 * @returns {boolean}
 */
function hasExample(schema, context) {
  if ([schema.example, schema.const, schema.properties].some((part) => part !== undefined)) return true;
  if (schema.items !== undefined) return hasExample(schema.items, context);
  if (schema.$ref === undefined) return false;
  /** @type {{ node?: Schema }} */
  const { node } = context.resolve({ $ref: schema.$ref });
  return node === undefined || hasExample(node, context);
}
