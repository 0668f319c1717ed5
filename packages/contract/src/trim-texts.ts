import { trimText } from './trim.ts';

/** The component schemas of the document, or of another one with the same keywords. */
type Schemas = Readonly<Record<string, SchemaObject>>;

/** The keywords of a JSON Schema that lead to its texts. */
interface SchemaObject {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly items?: SchemaObject;
  readonly 'x-validate-items'?: string;
  /** White space around such a text is ignored. */
  readonly 'x-trim'?: boolean;
}

/** The way to a text: the names of fields, and `ITEMS` for all items of a list. */
type Path = readonly (string | typeof ITEMS)[];

const ITEMS = Symbol('all items of a list');

/**
 * A function that trims, in a value of this component schema, the texts that the document marks with `x-trim`. It changes
 * the value itself, which may break the schema. Items that are checked one by one are left to their own check.
 *
 * @param schemas the component schemas of the document.
 */
export function textTrimmer(schemas: object, schemaName: string): (value: unknown) => void {
  const all = schemas as Schemas;
  const paths = pathsBelow(all, all[schemaName]);
  return (value) => {
    for (const path of paths) trimAt(value, path, 0);
  };
}

function pathsBelow(schemas: Schemas, reference: SchemaObject | undefined): Path[] {
  const schema = reference?.$ref === undefined ? reference : schemas[reference.$ref.split('/').at(-1) ?? ''];
  if (schema?.['x-trim']) return [[]];
  const ofItems = schema?.items && !schema['x-validate-items'] ? pathsBelow(schemas, schema.items) : [];
  return [
    ...Object.entries(schema?.properties ?? {}).flatMap(([name, part]) =>
      pathsBelow(schemas, part).map((path): Path => [name, ...path]),
    ),
    ...ofItems.map((path): Path => [ITEMS, ...path]),
  ];
}

/** @param depth how many steps of the path lead to the value. A number, since a shorter path would be a new list. */
function trimAt(value: unknown, path: Path, depth: number): void {
  const step = path[depth];
  if (step === undefined || typeof value !== 'object' || value === null) return;
  if (step === ITEMS) {
    for (const name of Object.keys(value)) trimPart(value, name, path, depth);
  } else if (Object.hasOwn(value, step)) trimPart(value, step, path, depth);
}

function trimPart(container: object, name: string, path: Path, depth: number): void {
  const part = (container as Readonly<Record<string, unknown>>)[name];
  if (depth + 1 < path.length) trimAt(part, path, depth + 1);
  else if (typeof part === 'string') (container as Record<string, unknown>)[name] = trimText(part);
}
