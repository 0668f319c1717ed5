import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { document } from './document.ts';
import type { Schema } from './openapi-document.ts';

/** The direction in which a value is sent. An undocumented property is an error only in a response. */
export type Direction = 'request' | 'response';

/** Our own and OpenAPI's keywords that do not validate. Any other unknown keyword is an error. */
const ANNOTATIONS = [
  'x-validate-items',
  'x-trim',
  'x-pattern-message',
  'x-enumDescriptions',
  'x-enum-status',
  'x-enum-varnames',
  'x-open-enum',
  'x-present-with-codes',
  'example',
];

const formats = formatsPlugin as unknown as typeof formatsPlugin.default;
const validators = {
  request: { components: document.components.schemas, compiled: new Map<Schema, ValidateFunction>() },
  response: { components: closedComponents(), compiled: new Map<Schema, ValidateFunction>() },
};
const ajv = createAjv();

/** All errors of `value` under `schema`; empty if it is valid. */
export function schemaErrors(direction: Direction, schema: Schema, value: unknown): readonly ErrorObject[] {
  const validate = validatorOf(direction, schema);
  return validate(value) ? [] : [...(validate.errors ?? [])];
}

/** The errors as readable lines. */
export function schemaProblems(direction: Direction, schema: Schema, value: unknown): string[] {
  return schemaErrors(direction, schema, value).map(({ instancePath, message, params }) =>
    [instancePath || 'the value', message, JSON.stringify(params)].join(' '),
  );
}

/** @throws Error if the document has no schema of this name. */
export function componentSchema(name: string): Schema {
  const found = document.components.schemas[name];
  if (!found) throw new Error(`The document has no schema ${name}`);
  return found;
}

function validatorOf(direction: Direction, schema: Schema): ValidateFunction {
  const { compiled } = validators[direction];
  const known = compiled.get(schema);
  if (known) return known;
  const local = direction === 'response' ? closed(schema) : schema;
  const validate = ajv.compile(withAbsoluteReferences(local, direction));
  compiled.set(schema, validate);
  return validate;
}

function createAjv(): Ajv2020 {
  const created = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
  formats(created);
  created.addFormat('binary', true);
  for (const keyword of ANNOTATIONS) created.addKeyword(keyword);
  for (const [direction, { components }] of Object.entries(validators)) {
    created.addSchema({ $defs: withAbsoluteReferences(components, direction) }, direction);
  }
  return created;
}

function closedComponents(): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name, closed(schema)]),
  );
}

/** Makes references point at the components of one direction, so that one ajv holds both. */
function withAbsoluteReferences<Node extends object>(node: Node, direction: string): Node {
  const text = JSON.stringify(node, (key, value) =>
    key === '$ref' ? String(value).replace('#/components/schemas/', `${direction}#/$defs/`) : value,
  );
  return JSON.parse(text) as Node;
}

/**
 * Adds `additionalProperties: false` to every object that lists its properties and says nothing about others.
 *
 * The document leaves responses open, so that a new field breaks no client. The server under test has no such freedom: a
 * field that the document does not know is a fault of one of the two.
 *
 * @throws Error on `allOf`, since closed parts would reject each other's properties.
 */
export function closed(schema: Schema): Schema {
  if ('allOf' in schema) throw new Error('A response schema uses allOf, which the oracle does not know how to close');
  const parts = Object.entries(schema).map(([keyword, value]) => [keyword, closedKeyword(keyword, value)]);
  const copy: Schema = Object.fromEntries(parts);
  return copy.properties && copy.additionalProperties === undefined ? { ...copy, additionalProperties: false } : copy;
}

function closedKeyword(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([name, part]) => [name, closed(part)]),
      );
    case 'anyOf':
    case 'oneOf':
      return (value as Schema[]).map(closed);
    case 'items':
      return closed(value as Schema);
    case 'additionalProperties':
      return typeof value === 'object' ? closed(value as Schema) : value;
    default:
      return value;
  }
}
