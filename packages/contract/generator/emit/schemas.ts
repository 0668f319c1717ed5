import { hasIndependentItems, independentItems } from '../document/independent-items.ts';
import { jsonSchema, type OpenApiDocument, type Schema } from '../document/openapi.ts';
import { canonicalOperations, type OperationDeclaration } from '../document/operations.ts';
import { componentName, DocumentError, pointerBelow } from '../document/references.ts';
import { runtimeImports } from './keywords.ts';
import { HEADER, objectLiteral } from './literal.ts';
import { parameterSchema } from './request-schemas.ts';
import { schemaSource } from './zod.ts';

/** `schemas.ts`: a zod schema for every component that is sent or answered as JSON, those that it uses before it. */
export function generateSchemas(document: OpenApiDocument): string {
  const components = reachableComponents(document);
  const declarations = components.map(declarationSource).join('\n');
  const models = components
    .filter((component) => component.typed)
    .map((component) => component.name)
    .sort();
  return [
    HEADER,
    "import * as z from 'zod';\n",
    runtimeImports(declarations),
    `import type {\n${models.map((name) => `  ${name},\n`).join('')}} from './models.ts';\n\n`,
    declarations,
    '\n/** Every schema, under the name that it has in the document. */\n',
    `export const schemas: Schemas = ${objectLiteral(components.map(({ name, constant }) => [name, constant]))};\n`,
    // Named, so that the declaration file refers to the constants above and does not write their types out again.
    `\nexport interface Schemas {\n${components.map(memberSource).join('')}}\n`,
  ].join('');
}

function declarationSource({ name, constant, typed, source }: ComponentSchema): string {
  return `export const ${constant}${typed ? `: z.ZodType<${name}>` : ''} = ${source};\n`;
}

function memberSource({ name, constant }: ComponentSchema): string {
  return `  readonly ${name}: typeof ${constant};\n`;
}

/** A component schema as a zod declaration. */
interface ComponentSchema {
  readonly name: string;
  /** The constant that holds it. */
  readonly constant: string;
  /** Whether it accepts exactly the component's TypeScript type, so that the compiler can hold the two together. */
  readonly typed: boolean;
  readonly source: string;
}

/** `CustomerCreate` → `customerCreateSchema`. */
export function schemaConstant(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`;
}

/** The components that JSON bodies, answers and parameters are made of, each after those that it is made of. */
function reachableComponents(document: OpenApiDocument): ComponentSchema[] {
  const collector = new ComponentCollector(document);
  for (const operation of canonicalOperations(document)) {
    for (const schema of jsonSchemas(document, operation)) {
      schemaSource(schema, { pointer: operation.pointer, refer: (name) => collector.refer(name) });
    }
  }
  assertIndependentItemsSeen(document, collector.collected);
  return collector.collected;
}

/** Walks from schema to schema. A component that is met again while it is being written out is recursive. */
class ComponentCollector {
  readonly collected: ComponentSchema[] = [];
  readonly #finished = new Set<string>();
  readonly #unfinished = new Set<string>();
  readonly #schemas: Readonly<Record<string, Schema>>;

  constructor(document: OpenApiDocument) {
    this.#schemas = document.components?.schemas ?? {};
  }

  refer(name: string): string {
    const constant = schemaConstant(name);
    if (this.#unfinished.has(name)) return `z.lazy(() => ${constant})`;
    if (!this.#finished.has(name)) this.#collect(name, constant);
    return constant;
  }

  #collect(name: string, constant: string): void {
    const pointer = pointerBelow('#/components/schemas', name);
    const schema = this.#schemas[name];
    if (!schema) throw new DocumentError(pointer, 'there is no such schema');
    this.#unfinished.add(name);
    const source = schemaSource(schema, { pointer, refer: (other) => this.refer(other) });
    this.#unfinished.delete(name);
    this.#finished.add(name);
    this.collected.push({ name, constant, typed: !hasIndependentItems(schema), source });
  }
}

/** Items that nobody checks would be the worst of faults: the server looks for them in the body itself, nowhere deeper. */
function assertIndependentItemsSeen(document: OpenApiDocument, components: readonly ComponentSchema[]): void {
  const bodies = new Set(
    canonicalOperations(document)
      .flatMap(requestBodySchemas)
      .map((schema) => componentName(schema, '#/paths')),
  );
  for (const { name, typed } of components) {
    if (typed || bodies.has(name)) continue;
    throw new DocumentError(
      pointerBelow('#/components/schemas', name),
      'only a request body can have independent items',
    );
  }
}

/** The schema of the JSON body of an operation, as a list of one or none. */
export function requestBodySchemas(operation: OperationDeclaration): Schema[] {
  const schema = jsonSchema(operation.requestBody?.content);
  return schema ? [schema] : [];
}

/** Every schema that an operation itself names for JSON or a parameter. Multipart forms are not JSON. */
function jsonSchemas(document: OpenApiDocument, operation: OperationDeclaration): Schema[] {
  const bodies = requestBodySchemas(operation);
  const items = bodies.flatMap((body) => independentItems(document, body, operation.pointer)?.schema ?? []);
  return [
    ...operation.parameters.map((parameter) => parameterSchema(parameter, operation.pointer)),
    ...bodies,
    ...items.map((name) => ({ $ref: `#/components/schemas/${name}` })),
    ...Object.values(operation.responses)
      .map((response) => jsonSchema(response.content))
      .filter((schema) => schema !== null),
  ];
}
