import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { closed } from './closed-schema.ts';
import { document } from './document.ts';
import type { Schema } from './openapi-document.ts';

/** Which way a value travels: only in a response is an undocumented property a fault of its own. */
export type Direction = 'request' | 'response';

/** Keywords of our own and of OpenAPI, which say nothing about validity. Any other unknown keyword is an error. */
const ANNOTATIONS = [
  'x-validate-items',
  'x-pattern-message',
  'x-enumDescriptions',
  'x-enum-status',
  'x-open-enum',
  'example',
];

const formats = formatsPlugin as unknown as typeof formatsPlugin.default;
const validators = {
  request: { components: document.components.schemas, compiled: new Map<Schema, ValidateFunction>() },
  response: { components: closedComponents(), compiled: new Map<Schema, ValidateFunction>() },
};
const ajv = createAjv();

/** Every way in which `value` breaks `schema`; empty where it is valid. */
export function schemaErrors(direction: Direction, schema: Schema, value: unknown): readonly ErrorObject[] {
  const validate = validatorOf(direction, schema);
  return validate(value) ? [] : [...(validate.errors ?? [])];
}

/** The errors in one line each, for people. */
export function schemaProblems(direction: Direction, schema: Schema, value: unknown): string[] {
  return schemaErrors(direction, schema, value).map(({ instancePath, message, params }) =>
    [instancePath || 'the value', message, JSON.stringify(params)].join(' '),
  );
}

/** The schema of the document's components that has this name. */
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

/** References point at the components of one direction, so that both live in one ajv. */
function withAbsoluteReferences<Node extends object>(node: Node, direction: string): Node {
  const text = JSON.stringify(node, (key, value) =>
    key === '$ref' ? String(value).replace('#/components/schemas/', `${direction}#/$defs/`) : value,
  );
  return JSON.parse(text) as Node;
}
