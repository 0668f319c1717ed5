import document from '@rollcall/contract/document.json' with { type: 'json' };

/** A JSON Schema of the document, as far as it says what its values are made of. */
interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
}

const schemas = document.components.schemas as Readonly<Record<string, object>> as Readonly<
  Record<string, SchemaObject>
>;
const { properties: ofCreate = {}, required = [] } = schemas.CustomerCreate ?? {};

/** All fields that a new customer can have. */
export const fieldNames: readonly string[] = Object.keys(ofCreate);

/** Those that fit into a cell. */
export const columnNames: readonly string[] = Object.entries(ofCreate)
  .filter(([, schema]) => isScalar(schema))
  .map(([name]) => name);

/** Those that every customer has. */
export const requiredColumns: readonly string[] = required;

/** What only the API sets: an exported customer has them, and may be imported again. */
export const readOnlyNames: readonly string[] = Object.keys(schemas.Customer?.properties ?? {}).filter(
  (name) => !(name in ofCreate),
);

/** What is added to rows that failed. They are passed over when such a row comes back. */
export const failureNames = ['line', 'code', 'reason'] as const;

function isScalar(schema: SchemaObject): boolean {
  const types = [(schema.$ref ? schemas[schema.$ref.split('/').at(-1) ?? ''] : schema)?.type].flat();
  return !types.includes('array') && !types.includes('object');
}
