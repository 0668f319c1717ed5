import { type CanonicalOperation, canonicalOperations } from './document/canonical-operations.ts';
import { DocumentError } from './document/document-error.ts';
import { independentItems } from './document/independent-items.ts';
import { pointerBelow } from './document/json-pointer.ts';
import type { OpenApiDocument } from './document/openapi-document.ts';
import { componentName } from './document/references.ts';
import { schemaConstant } from './schemas/component-schemas.ts';
import { parametersSource } from './schemas/parameter-source.ts';
import { requestBodySchemas } from './schemas/root-schemas.ts';
import { runtimeImports } from './schemas/runtime-imports.ts';
import { HEADER } from './source/header.ts';
import { objectLiteral } from './source/typescript-literal.ts';

type Entry = readonly [name: string, source: string];

/** `request-schemas.ts`: what each operation checks, compiled, so that the server looks nothing up by hand. */
export function generateRequestSchemas(document: OpenApiDocument): string {
  const writer = new RequestSchemaWriter(document);
  const entries = canonicalOperations(document).map(
    (operation) => [operation.operationId, objectLiteral(writer.entries(operation))] as const,
  );
  const declarations = writer.declarations();
  return [
    HEADER,
    "import * as z from 'zod';\n",
    runtimeImports(declarations),
    "import type { RequestSchemas } from '../request-schemas.ts';\n",
    `import {\n${writer
      .imports()
      .map((name) => `  ${name},\n`)
      .join('')}} from './schemas.ts';\n\n`,
    declarations,
    '\n/** What each operation checks of a request, under its operationId. */\n',
    `export const requestSchemas = ${objectLiteral(entries)} as const satisfies Record<string, RequestSchemas>;\n`,
  ].join('');
}

const entryNames = {
  path: { entry: 'path', suffix: 'Path' },
  query: { entry: 'query', suffix: 'Query' },
  header: { entry: 'headers', suffix: 'Headers' },
} as const;

/** Collects the declarations that the entries of the map refer to. */
class RequestSchemaWriter {
  readonly #document: OpenApiDocument;
  readonly #imports = new Set<string>();
  readonly #compiled = new Map<string, string>();
  readonly #parameters: string[] = [];

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  entries(operation: CanonicalOperation): Entry[] {
    return [
      ...this.#parameterEntry(operation, 'path'),
      ...this.#parameterEntry(operation, 'query'),
      ...this.#parameterEntry(operation, 'header'),
      ...this.#bodyEntries(operation),
    ];
  }

  imports(): string[] {
    return [...this.#imports].sort();
  }

  declarations(): string {
    const compiled = [...this.#compiled].map(([schema, constant]) => `const ${constant} = z.compile(${schema});\n`);
    return [...compiled, ...this.#parameters].join('');
  }

  #parameterEntry(operation: CanonicalOperation, place: keyof typeof entryNames): Entry[] {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    const source = parametersSource(parameters, { pointer: operation.pointer, refer: (name) => this.#refer(name) });
    const { entry, suffix } = entryNames[place];
    const constant = `${operation.operationId}${suffix}Schema`;
    // An operation without query parameters still refuses unknown ones; elsewhere there is nothing to check then.
    if (place !== 'query' && parameters.length === 0) return [];
    this.#parameters.push(`\nexport const ${constant} = ${source};\n`);
    return [[entry, constant]];
  }

  #bodyEntries(operation: CanonicalOperation): Entry[] {
    return requestBodySchemas(operation).flatMap((schema) => {
      const pointer = pointerBelow(operation.pointer, 'requestBody');
      const name = componentName(schema, pointer);
      if (name === null) throw new DocumentError(pointer, 'a JSON body needs a named schema');
      const items = independentItems(this.#document, schema, pointer);
      const body: Entry = ['body', this.#compile(name)];
      return items ? [body, ['item', this.#compile(items.schema)] satisfies Entry] : [body];
    });
  }

  #compile(name: string): string {
    const schema = this.#refer(name);
    const constant = `compiled${name}`;
    this.#compiled.set(schema, constant);
    return constant;
  }

  #refer(name: string): string {
    const constant = schemaConstant(name);
    this.#imports.add(constant);
    return constant;
  }
}
