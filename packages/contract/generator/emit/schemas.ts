import { hasIndependentItems, independentItems } from '../document/independent-items.ts';
import { jsonSchema, type OpenApiDocument, type ParameterObject, type Schema } from '../document/openapi.ts';
import { canonicalOperations, type OperationDeclaration } from '../document/operations.ts';
import { componentName, DocumentError, pointerBelow } from '../document/references.ts';
import { propertyByCode } from '../document/variants-by-code.ts';
import { declaredWebhooks } from '../document/webhooks.ts';
import { HelperImports } from './place.ts';
import { HEADER, importStatement, objectLiteral } from './typescript.ts';
import { schemaSource } from './zod.ts';

/** A component schema as a zod declaration. */
interface ComponentSchema {
  readonly name: string;
  /** The constant that holds it. */
  readonly constant: string;
  /** How its TypeScript type is that of the component. */
  readonly typing: Typing;
  readonly source: string;
}

/**
 * `equal`: the schema accepts exactly the component's type, so the compiler compares the two. `narrowed`: the type knows
 * which codes come with which properties, and the schema, like the document, does not. `none`: the items stay unchecked.
 */
type Typing = 'equal' | 'narrowed' | 'none';

/** `schemas.ts`: a zod schema for every component of JSON bodies, parameters and webhook events, in the order of their dependencies. */
export function generateSchemas(document: OpenApiDocument): string {
  const collector = new ComponentCollector(document);
  const components = collector.collect();
  const models = components.filter(({ typing }) => typing !== 'none').map((component) => component.name);
  return [
    HEADER,
    "import * as z from 'zod';\n",
    collector.helpers.statements(),
    importStatement('import type', models, './models.ts'),
    '\n',
    components.map(declarationSource).join('\n'),
    '\n/** Every schema, under the name that it has in the document. */\n',
    `export const schemas: Schemas = ${objectLiteral(components.map(({ name, constant }) => [name, constant]))};\n`,
    // Named, so that the declaration file refers to the constants above instead of repeating their types.
    `\nexport interface Schemas {\n${components.map(memberSource).join('')}}\n`,
  ].join('');
}

/** `CustomerCreate` → `customerCreateSchema`. */
export function schemaConstant(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`;
}

/** The schema of a parameter without its default, which decides nothing. */
export function parameterSchema(parameter: ParameterObject, pointer: string): Schema {
  if (!parameter.schema) throw new DocumentError(pointer, `the parameter ${parameter.name} needs a schema`);
  const { default: _, ...schema } = parameter.schema;
  return schema;
}

function declarationSource({ name, constant, typing, source }: ComponentSchema): string {
  if (typing === 'narrowed') return `export const ${constant} = ${source} as z.ZodType<${name}>;\n`;
  return `export const ${constant}${typing === 'equal' ? `: z.ZodType<${name}>` : ''} = ${source};\n`;
}

function memberSource({ name, constant }: ComponentSchema): string {
  return `  readonly ${name}: typeof ${constant};\n`;
}

/** Walks from schema to schema. A component that it meets again while writing it out is recursive. */
class ComponentCollector {
  readonly helpers = new HelperImports();
  readonly #document: OpenApiDocument;
  readonly #collected: ComponentSchema[] = [];
  readonly #finished = new Set<string>();
  readonly #unfinished = new Set<string>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  /** The components that JSON bodies, parameters and webhook events consist of, each after those that it consists of. */
  collect(): readonly ComponentSchema[] {
    const operations = canonicalOperations(this.#document);
    for (const operation of operations) {
      for (const schema of jsonSchemas(this.#document, operation)) {
        // This source is not emitted, and so neither are the helpers that it uses.
        schemaSource(schema, { pointer: operation.pointer, refer: this.#refer, use: (helper) => helper });
      }
    }
    assertItemsAreChecked(operations, this.#collected);
    for (const { schema } of declaredWebhooks(this.#document)) this.#refer(schema);
    return this.#collected;
  }

  readonly #refer = (name: string): string => {
    const constant = schemaConstant(name);
    if (this.#unfinished.has(name)) return `z.lazy(() => ${constant})`;
    if (!this.#finished.has(name)) this.#add(name, constant);
    return constant;
  };

  #add(name: string, constant: string): void {
    const pointer = pointerBelow('#/components/schemas', name);
    const schema = this.#document.components?.schemas?.[name];
    if (!schema) throw new DocumentError(pointer, 'the document has no such schema');
    this.#unfinished.add(name);
    const source = schemaSource(schema, { pointer, refer: this.#refer, use: this.helpers.use });
    this.#unfinished.delete(name);
    this.#finished.add(name);
    this.#collected.push({ name, constant, typing: this.#typing(name, schema), source });
  }

  #typing(name: string, schema: Schema): Typing {
    if (hasIndependentItems(schema)) return 'none';
    return propertyByCode(this.#document, name, schema) === null ? 'equal' : 'narrowed';
  }
}

/** Every schema that an operation itself names for JSON or a parameter. Multipart forms are not JSON. */
function jsonSchemas(document: OpenApiDocument, operation: OperationDeclaration): Schema[] {
  const body = jsonSchema(operation.requestBody?.content);
  const items = body && independentItems(document, body, operation.pointer);
  return [
    ...operation.parameters.map((parameter) => parameterSchema(parameter, operation.pointer)),
    body,
    items && { $ref: `#/components/schemas/${items.schema}` },
    ...Object.values(operation.responses).map((response) => jsonSchema(response.content)),
  ].filter((schema) => schema !== null);
}

/** Unchecked items would be the worst fault of all: the server looks for them in the body itself, nowhere deeper. */
function assertItemsAreChecked(
  operations: readonly OperationDeclaration[],
  components: readonly ComponentSchema[],
): void {
  const bodies = operations.map(({ requestBody }) => jsonSchema(requestBody?.content));
  const names = new Set(bodies.map((schema) => schema && componentName(schema, '#/paths')));
  const unchecked = components.find(({ name, typing }) => typing === 'none' && !names.has(name));
  if (unchecked === undefined) return;
  const pointer = pointerBelow('#/components/schemas', unchecked.name);
  throw new DocumentError(pointer, 'only a request body can have independent items');
}
