import { canonicalOperations } from '../document/canonical-operations.ts';
import { DocumentError } from '../document/document-error.ts';
import { hasIndependentItems } from '../document/independent-items.ts';
import { pointerBelow } from '../document/json-pointer.ts';
import type { OpenApiDocument, Schema } from '../document/openapi-document.ts';
import { componentName } from '../document/references.ts';
import { jsonSchemas, requestBodySchemas } from './root-schemas.ts';
import { schemaSource } from './schema-source.ts';

/** A component schema as a zod declaration. */
export interface ComponentSchema {
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
export function reachableComponents(document: OpenApiDocument): ComponentSchema[] {
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
