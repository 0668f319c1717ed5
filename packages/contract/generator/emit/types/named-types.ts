import ts from 'typescript';

/** The types of openapi-typescript, with the component schemas as declarations of their own. */
export interface NamedTypes {
  /** An interface or a type for each component schema, by name, in the order of the document. */
  readonly models: ReadonlyMap<string, ts.Node>;
  /** `paths`, `components` and `operations`, which refer to the models by name. */
  readonly types: readonly ts.Node[];
  /** The models that the types refer to. */
  readonly used: ReadonlySet<string>;
}

/**
 * Moves the component schemas out of the interface `components`. Editors show an interface by its name, and a member of
 * `components` with all of its fields. Declarations can also contain themselves, and members of an interface cannot.
 *
 * @param declared the schemas that stay in `components`, by reference. The others exist in the types only.
 */
export function nameSchemas(nodes: readonly ts.Node[], declared: ReadonlySet<string>): NamedTypes {
  const schemas = componentSchemas(nodes);
  const used = new Set<string>();
  const refer: Refer = (name) => {
    const type = schemas.get(name)?.type;
    if (type && isPlain(type)) return type;
    used.add(name);
    return ts.factory.createTypeReferenceNode(name);
  };
  const models = new Map(
    [...schemas].map(([name, schema]) => [name, replaceReferences(declaration(name, schema), refer)]),
  );
  used.clear();
  const references = [...schemas.keys()]
    .filter((name) => declared.has(name))
    .map((name) => property(name, refer(name)));
  const types = nodes.map((node) =>
    replaceReferences(isComponents(node) ? withSchemas(node, references) : node, refer),
  );
  return { models, types, used };
}

/** The type to write for a reference to a component schema. */
type Refer = (name: string) => ts.TypeNode;

/** The members of `components.schemas`, by name. */
function componentSchemas(nodes: readonly ts.Node[]): ReadonlyMap<string, ts.PropertySignature> {
  const schemas = nodes
    .filter(isComponents)
    .flatMap(({ members }) => [...members])
    .find((member) => memberName(member) === 'schemas');
  const type = schemas && ts.isPropertySignature(schemas) ? schemas.type : undefined;
  const members = type && ts.isTypeLiteralNode(type) ? type.members.filter(ts.isPropertySignature) : [];
  return new Map(members.map((member) => [memberName(member), member]));
}

function isComponents(node: ts.Node): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === 'components';
}

function memberName({ name }: ts.TypeElement): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}

const PLAIN: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BooleanKeyword,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.StringKeyword,
]);

/** A scalar of any value. Its name would say less than `string | null`, so references have the type itself. */
function isPlain(type: ts.TypeNode): boolean {
  if (ts.isUnionTypeNode(type)) return type.types.every(isPlain);
  return PLAIN.has(ts.isLiteralTypeNode(type) ? type.literal.kind : type.kind);
}

/** `export interface Customer { … }` for an object, and otherwise `export type CustomerType = …`. */
function declaration(name: string, schema: ts.PropertySignature): ts.Statement {
  const { factory } = ts;
  const type = schema.type ?? factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const statement = ts.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(exported, name, undefined, type);
  return ts.setSyntheticLeadingComments(statement, ts.getSyntheticLeadingComments(schema));
}

function withSchemas(components: ts.InterfaceDeclaration, schemas: ts.PropertySignature[]): ts.InterfaceDeclaration {
  const { factory } = ts;
  const type = factory.createTypeLiteralNode(schemas);
  const members = components.members.map((member) =>
    memberName(member) === 'schemas' && schemas.length > 0 ? property('schemas', type) : member,
  );
  return factory.createInterfaceDeclaration(components.modifiers, components.name, undefined, undefined, members);
}

function property(name: string, type: ts.TypeNode): ts.PropertySignature {
  return ts.factory.createPropertySignature(undefined, name, undefined, type);
}

function replaceReferences(root: ts.Node, refer: Refer): ts.Node {
  const transformer: ts.TransformerFactory<ts.Node> = (context) => {
    const visit = (node: ts.Node): ts.Node => {
      const name = referencedSchema(node);
      return name === null ? ts.visitEachChild(node, visit, context) : refer(name);
    };
    return visit;
  };
  return ts.transform(root, [transformer]).transformed[0] ?? root;
}

/** The schema of a node like `components["schemas"]["Customer"]`; `null` for any other node. */
function referencedSchema(node: ts.Node): string | null {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return null;
  const { objectType: root, indexType: kind } = node.objectType;
  const isComponent =
    ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === 'components';
  return isComponent && textOf(kind) === 'schemas' ? textOf(node.indexType) : null;
}

function textOf(index: ts.TypeNode): string | null {
  return ts.isLiteralTypeNode(index) && ts.isStringLiteral(index.literal) ? index.literal.text : null;
}
