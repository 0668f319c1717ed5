import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { OpenApiDocument } from '../document/openapi.ts';
import { HEADER } from './typescript.ts';

const SCHEMA_REFERENCE = '#/components/schemas/';

/**
 * `types.ts`: the interfaces `paths`, `components` and `operations`.
 *
 * Only this file knows openapi-typescript, which is unmaintained and must stay replaceable.
 */
export async function generateTypes(document: OpenApiDocument): Promise<string> {
  const nodes = await openapiTS(withNullTypes(document) as OpenAPI3, {
    // A property with a default may be left out of a request, so it must not become required.
    defaultNonNullable: false,
    silent: true,
  });
  return `${HEADER}\n${recursiveComponents(document).reduce(nameRecursiveType, astToString(nodes))}`;
}

/** A copy of the document. openapi-typescript takes `const: null` for an unknown value, but knows the type `null`. */
function withNullTypes(document: OpenApiDocument): unknown {
  return JSON.parse(JSON.stringify(document), (_, value) =>
    value?.const === null ? { ...value, type: 'null' } : value,
  );
}

/** `models.ts`: every component schema as a type of its own name. */
export function generateModels(document: OpenApiDocument): string {
  const models = Object.entries(document.components?.schemas ?? {}).map(
    ([name, { description }]) => `${docComment(description)}export type ${name} = components['schemas']['${name}'];\n`,
  );
  return `${HEADER}import type { components } from './types.ts';\n\n${models.join('\n')}`;
}

function docComment(description: string | undefined): string {
  if (!description) return '';
  const lines = description.trim().replaceAll('*/', '*\\/').split('\n');
  return lines.length === 1 ? `/** ${lines.join()} */\n` : `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\n`;
}

/** The component schemas that contain themselves, directly or through others. */
function recursiveComponents(document: OpenApiDocument): string[] {
  const schemas = document.components?.schemas ?? {};
  const uses = new Map(Object.entries(schemas).map(([name, schema]) => [name, referencedNames(schema)]));
  return [...uses.keys()].filter((name) => reachableFrom(name, uses).has(name));
}

function referencedNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === '$ref' && typeof part === 'string' && part.startsWith(SCHEMA_REFERENCE)
      ? [part.slice(SCHEMA_REFERENCE.length)]
      : referencedNames(part),
  );
}

function reachableFrom(start: string, uses: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(uses.get(start) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(uses.get(name) ?? []));
  }
  return reached;
}

/**
 * Gives a recursive component of the generated types a type alias of its own.
 *
 * Inside the interface `components`, TypeScript rejects a union that contains itself (TS2502). It resolves such a type
 * lazily only in an alias.
 */
function nameRecursiveType(source: string, name: string): string {
  const file = ts.createSourceFile('types.ts', source, ts.ScriptTarget.Latest);
  const type = member(member(interfaceMembers(file, 'components'), 'schemas'), name);
  const [start, end] = [type.getStart(file), type.end];
  const named = (text: string) => text.replaceAll(`components["schemas"]["${name}"]`, name);
  const alias = `/** Contains itself, which only an alias can. */\ntype ${name} = ${named(source.slice(start, end))};\n`;
  return `${named(source.slice(0, start))}${name}${named(source.slice(end))}${alias}`;
}

function interfaceMembers(file: ts.SourceFile, name: string): readonly ts.TypeElement[] {
  const found = file.statements.filter(ts.isInterfaceDeclaration).find((statement) => statement.name.text === name);
  if (!found) throw new Error(`The generated types have no interface ${name}`);
  return found.members;
}

function member(parent: readonly ts.TypeElement[] | ts.TypeNode, name: string): ts.TypeNode {
  const members =
    'kind' in parent && ts.isTypeLiteralNode(parent) ? parent.members : (parent as readonly ts.TypeElement[]);
  const found = members
    .filter(ts.isPropertySignature)
    .find(({ name: own }) => (ts.isIdentifier(own) || ts.isStringLiteral(own)) && own.text === name);
  if (!found?.type) throw new Error(`The generated types have no property ${name}`);
  return found.type;
}
