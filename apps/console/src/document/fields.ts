import document from '@rollcall/contract/document.json' with { type: 'json' };

/** The keywords of a schema of the document that pages show or act on. */
interface SchemaObject {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly items?: SchemaObject;
  readonly maxItems?: number;
}

/** How a field is shown and entered. */
type Kind = 'text' | 'email' | 'url' | 'date' | 'time' | 'integer' | 'flag' | 'choice' | 'object' | 'list' | 'map';

/** A field of a schema, with everything that forms and tables need. */
export interface Field {
  /** As the API has it: `primary_email`. */
  readonly name: string;
  /** For people: `Primary email`. */
  readonly label: string;
  /** The description in the document, as Markdown; empty if there is none, or if it says nothing but the label. */
  readonly help: string;
  readonly kind: Kind;
  readonly required: boolean;
  /** An example as a text; empty if there is none, or if it is a list or an object. */
  readonly example: string;
  /** Of a `choice`: the values to choose from. */
  readonly choices: readonly string[];
  /** The value that an absent one means, as a text; empty if the document does not say. */
  readonly defaultValue: string;
  /** Of an `object`, or of each item of a `list`. */
  readonly fields: readonly Field[];
  /** Of a `list`. */
  readonly maxItems: number | undefined;
}

export type Schemas = Readonly<Record<string, SchemaObject>>;

/** The component schemas of the document that the console was built with. */
export const documentSchemas = document.components.schemas as unknown as Schemas;

/** Whether a field has parts, or may have any number of them. */
export const isStructured = ({ kind }: Field): boolean => kind === 'object' || kind === 'list' || kind === 'map';

/** The fields of a component schema, in the order of the document. */
export function fieldsOf(schemaName: string, schemas: Schemas = documentSchemas): readonly Field[] {
  return fieldsIn(resolved({ $ref: schemaName }, schemas), schemas);
}

interface ParameterObject {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: SchemaObject;
}

/** The parameters in the query of `GET` at a path. */
export function queryFieldsOf(path: keyof typeof document.paths): readonly Field[] {
  const operation = document.paths[path] as { readonly get?: { readonly parameters?: readonly ParameterObject[] } };
  const parameters = operation.get?.parameters?.filter((parameter) => parameter.in === 'query') ?? [];
  return parameters.map(({ name, description = '', required = false, schema }) =>
    fieldIn(name, { ...schema, description }, required, documentSchemas),
  );
}

function fieldsIn({ properties = {}, required = [] }: SchemaObject, schemas: Schemas): readonly Field[] {
  return Object.entries(properties).map(([name, schema]) => fieldIn(name, schema, required.includes(name), schemas));
}

function fieldIn(name: string, given: SchemaObject, required: boolean, schemas: Schemas): Field {
  const schema = resolved(given, schemas);
  const items = schema.items && resolved(schema.items, schemas);
  const label = schema.title ?? labelOf(name);
  const help = schema.description?.trim() ?? '';
  return {
    name,
    label,
    help: wordsOf(help).every((word) => wordsOf(label).includes(word)) ? '' : help,
    kind: kindOf(schema),
    required,
    example: ['string', 'number'].includes(typeof schema.example) ? String(schema.example) : '',
    choices: (schema.enum ?? []).filter((value): value is string => typeof value === 'string' && value !== ''),
    defaultValue: schema.default === undefined ? '' : String(schema.default),
    fields: fieldsIn(items ?? schema, schemas),
    maxItems: schema.maxItems,
  };
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** The schema of a reference. The keywords beside the reference override those of its target. */
function resolved({ $ref, ...beside }: SchemaObject, schemas: Schemas): SchemaObject {
  const target = $ref === undefined ? undefined : schemas[$ref.slice($ref.lastIndexOf('/') + 1)];
  return target === undefined ? beside : { ...resolved(target, schemas), ...beside };
}

function kindOf(schema: SchemaObject): Kind {
  const types = [schema.type ?? []].flat();
  if (types.includes('boolean')) return 'flag';
  if (types.includes('integer')) return 'integer';
  if (types.includes('array')) return 'list';
  if (schema.properties !== undefined) return 'object';
  if (types.includes('object')) return 'map';
  if (schema.enum !== undefined) return 'choice';
  return kindOfText(schema);
}

/** Optional texts have a pattern instead of a `format`, since an empty one is valid too. The example tells them apart. */
function kindOfText({ format, example }: SchemaObject): Kind {
  if (format === 'date-time') return 'time';
  if (format === 'date' || /^\d{4}-\d{2}-\d{2}$/.test(String(example))) return 'date';
  if (format === 'email' || /^[^\s@]+@[^\s@]+$/.test(String(example))) return 'email';
  return /^https?:\/\//.test(String(example)) ? 'url' : 'text';
}

const abbreviations: ReadonlySet<string> = new Set(['id', 'url', 'api', 'http']);

/** The name of a field for people, if the document has no `title` for it: `Tax identification number`. */
export function labelOf(name: string): string {
  const words = name.split(/_|(?<=[a-z])(?=\d)/).map((word) => (abbreviations.has(word) ? word.toUpperCase() : word));
  return words.join(' ').replace(/^./, (letter) => letter.toUpperCase());
}

/** A value of an enumeration for people: `Tax exempt`. */
export const choiceLabel = (choice: string): string => labelOf(choice.toLowerCase());
