import { independentItems } from '../document/independent-items.ts';
import { jsonSchema, type OpenApiDocument, type ParameterObject } from '../document/openapi.ts';
import { type CanonicalOperation, canonicalOperations } from '../document/operations.ts';
import { componentName, DocumentError, pointerBelow } from '../document/references.ts';
import { below, HelperImports, type Place } from './place.ts';
import { parameterSchema, schemaConstant } from './schemas.ts';
import { HEADER, importStatement, literal, objectLiteral, objectOf } from './typescript.ts';
import { schemaSource } from './zod.ts';

/** `request-schemas.ts`: the compiled checks of each operation, so that the server looks nothing up by hand. */
export function generateRequestSchemas(document: OpenApiDocument): string {
  const writer = new RequestSchemaWriter(document);
  const entries = canonicalOperations(document).map(
    (operation) => [operation.operationId, objectOf(writer.members(operation))] as const,
  );
  return [
    HEADER,
    "import * as z from 'zod';\n",
    writer.imports(),
    writer.declarations(),
    '\n/** The schemas that each operation checks a request with, by operationId. */\n',
    `export const requestSchemas = ${objectLiteral(entries)} as const satisfies Record<string, RequestSchemas>;\n`,
  ].join('');
}

const memberNames = {
  path: { member: 'path', suffix: 'Path' },
  query: { member: 'query', suffix: 'Query' },
  header: { member: 'headers', suffix: 'Headers' },
} as const;

/** Writes the members of the map, and collects the declarations and imports that they refer to. */
class RequestSchemaWriter {
  readonly #document: OpenApiDocument;
  readonly #helpers = new HelperImports();
  readonly #schemas = new Set<string>();
  readonly #parameters: string[] = [];

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  members(operation: CanonicalOperation): string[] {
    return [
      ...this.#parameterMember(operation, 'path'),
      ...this.#parameterMember(operation, 'query'),
      ...this.#parameterMember(operation, 'header'),
      ...this.#bodyMembers(operation),
    ];
  }

  imports(): string {
    return [
      this.#helpers.statements(),
      importStatement('import', ['compiled', 'type RequestSchemas'], '../request-schemas.ts'),
      importStatement('import', this.#schemas, './schemas.ts'),
    ].join('');
  }

  declarations(): string {
    return this.#parameters.join('');
  }

  #parameterMember(operation: CanonicalOperation, location: keyof typeof memberNames): string[] {
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    // An operation without query parameters still rejects unknown ones; elsewhere, there is nothing to check then.
    if (location !== 'query' && parameters.length === 0) return [];
    const place = { pointer: operation.pointer, refer: this.#refer, use: this.#helpers.use };
    const { member, suffix } = memberNames[location];
    const constant = `${operation.operationId}${suffix}Schema`;
    this.#parameters.push(`\nexport const ${constant} = ${parametersSource(parameters, place)};\n`);
    return [`${member}: ${constant}`];
  }

  #bodyMembers(operation: CanonicalOperation): string[] {
    const schema = jsonSchema(operation.requestBody?.content);
    if (schema === null) return [];
    const pointer = pointerBelow(operation.pointer, 'requestBody');
    const name = componentName(schema, pointer);
    if (name === null) throw new DocumentError(pointer, 'a JSON body needs a named schema');
    const items = independentItems(this.#document, schema, pointer);
    const body = this.#compiled('body', name);
    return items ? [body, this.#compiled('item', items.schema)] : [body];
  }

  /** A getter, so that no program compiles the schemas that it never uses. */
  #compiled(member: string, name: string): string {
    return `get ${member}() { return compiled(${this.#refer(name)}); }`;
  }

  readonly #refer = (name: string): string => {
    const constant = schemaConstant(name);
    this.#schemas.add(constant);
    return constant;
  };
}

/**
 * The closed object of an operation's parameters in one location, each already read as its JSON type. An absent parameter
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
  if (fallback === undefined) return parameter.required ? described : `${described}.exactOptional()`;
  if (parameter.required) throw new DocumentError(place.pointer, 'a required parameter never takes its default');
  return `${described}.default(${literal(fallback)})`;
}
