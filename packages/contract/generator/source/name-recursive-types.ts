import ts from 'typescript';

/**
 * Gives each recursive component of the generated types a type alias of its own.
 *
 * Inside the interface `components`, TypeScript refuses a union that contains itself (TS2502); it only resolves such a
 * type lazily in an alias.
 */
export function nameRecursiveTypes(source: string, names: readonly string[]): string {
  return names.reduce(nameType, source);
}

function nameType(source: string, name: string): string {
  const file = ts.createSourceFile('types.ts', source, ts.ScriptTarget.Latest);
  const type = member(member(declaration(file, 'components'), 'schemas'), name);
  const [start, end] = [type.getStart(file), type.end];
  const named = (text: string) => text.replaceAll(`components["schemas"]["${name}"]`, name);
  const alias = `/** Contains itself, which only an alias can. */\ntype ${name} = ${named(source.slice(start, end))};\n`;
  return `${named(source.slice(0, start))}${name}${named(source.slice(end))}${alias}`;
}

function declaration(file: ts.SourceFile, name: string): readonly ts.TypeElement[] {
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
