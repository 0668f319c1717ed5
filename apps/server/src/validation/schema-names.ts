import { document } from '@rollcall/contract/document';

/** A JSON Schema, as far as the names in its values are concerned. */
interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly items?: SchemaObject;
}

const schemas = document.components.schemas as Readonly<Record<string, SchemaObject>>;

/**
 * The names of the properties that a component schema of the document declares, at a path into a value of it:
 * `['contact_people', 0]` of `CustomerCreate` leads to those of `ContactPerson`. Empty where none are declared.
 */
export function schemaNames(schemaName: string, path: readonly PropertyKey[] = []): readonly string[] {
  return Object.keys(path.reduce(below, resolve(schemas[schemaName]))?.properties ?? {});
}

/** The names of those properties that every value of the schema has. */
export function requiredNames(schemaName: string): readonly string[] {
  return schemas[schemaName]?.required ?? [];
}

/** The names of those properties that hold neither a list nor an object. */
export function scalarNames(schemaName: string): readonly string[] {
  return schemaNames(schemaName).filter((name) => {
    const types = [below(schemas[schemaName], name)?.type].flat();
    return !types.includes('array') && !types.includes('object');
  });
}

/** Whether the document wants an integer (or `null`) at a path into a value of a component schema. */
export function isIntegerAt(schemaName: string, path: readonly PropertyKey[]): boolean {
  return [path.reduce(below, resolve(schemas[schemaName]))?.type].flat().includes('integer');
}

function below(schema: SchemaObject | undefined, step: PropertyKey): SchemaObject | undefined {
  return resolve(typeof step === 'number' ? schema?.items : schema?.properties?.[String(step)]);
}

function resolve(schema: SchemaObject | undefined): SchemaObject | undefined {
  return schema?.$ref === undefined ? schema : schemas[schema.$ref.slice('#/components/schemas/'.length)];
}
