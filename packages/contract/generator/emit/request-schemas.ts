import { independentItems } from '../document/independent-items.ts';
import type { OpenApiDocument, ParameterObject, Schema } from '../document/openapi.ts';
import { type CanonicalOperation, canonicalOperations } from '../document/operations.ts';
import { componentName, DocumentError, pointerBelow } from '../document/references.ts';
import { below, type Place, runtimeImports } from './keywords.ts';
import { HEADER, literal, objectLiteral } from './literal.ts';
import { requestBodySchemas, schemaConstant } from './schemas.ts';
import { schemaSource } from './zod.ts';

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

/** The schema of a parameter without its default, which decides nothing. */
export function parameterSchema(parameter: ParameterObject, pointer: string): Schema {
  if (!parameter.schema) throw new DocumentError(pointer, `the parameter ${parameter.name} needs a schema`);
  const { default: _, ...schema } = parameter.schema;
  return schema;
}

/**
 * The closed object of an operation's parameters in one place, each already read as its JSON type. An absent parameter
 * takes its default.
 */
function parametersSource(parameters: readonly ParameterObject[], place: Place): string {
  const entries = parameters.map(
    (parameter) => [parameter.name, parameterSource(parameter, below(place, 'parameters', parameter.name))] as const,
  );
  return `z.strictObject(${objectLiteral(entries)})`;
}

function parameterSource(parameter: ParameterObject, place: Place): string {
  const source = schemaSource(parameterSchema(parameter, place.pointer), place);
  const described = parameter.description ? `${source}.describe(${literal(parameter.description.trim())})` : source;
  const fallback = parameter.schema?.default;
  if (fallback !== undefined) {
    if (parameter.required) throw new DocumentError(place.pointer, 'a required parameter never takes its default');
    return `${described}.default(${literal(fallback)})`;
  }
  return parameter.required ? described : `${described}.exactOptional()`;
}
