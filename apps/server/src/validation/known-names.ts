import type { Issue, ParameterDefinition } from '@rollcall/contract';
import { document } from '@rollcall/contract/document';
import { fieldPath, ISSUES_MAX } from './issues.ts';
import { nearestName } from './nearest-name.ts';

/** What the sentences about a checked object need to know of it, and zod does not tell. */
export interface Vocabulary {
  /** What a name stands for: `is not a known field`. */
  readonly noun: 'field' | 'parameter' | 'column';
  /** The names that the object at this path may hold. The path is empty for the checked object itself. */
  readonly knownNames: (path: readonly PropertyKey[]) => readonly string[];
  /** Whether the value at this path has to be an integer: of a text in its place, zod only says that it is no number. */
  readonly isInteger?: (path: readonly PropertyKey[]) => boolean;
  /** Names that exist, but not here; and what to say of them. */
  readonly immutable?: { readonly names: ReadonlySet<string>; readonly message: string };
}

/** What to say of a customer's field that the body of this schema cannot carry. */
const immutableMessages: Partial<Record<string, string>> = {
  CustomerCreate: 'cannot be set',
  CustomerUpdate: 'cannot be changed',
};

/** The fields of a body of this component schema. */
export function bodyFields(schemaName: string): Vocabulary {
  const fields: Vocabulary = {
    noun: 'field',
    knownNames: (path) => schemaNames(schemaName, path),
    isInteger: (path) => isIntegerAt(schemaName, path),
  };
  const message = immutableMessages[schemaName];
  return message === undefined
    ? fields
    : { ...fields, immutable: { names: customerFieldsBeside(schemaName), message } };
}

/** The parameters of a query. */
export function queryParameters(parameters: readonly ParameterDefinition[]): Vocabulary {
  const ofQuery = parameters.filter((parameter) => parameter.in === 'query');
  const integers = new Set(ofQuery.filter(({ type }) => type === 'integer').map(({ name }) => name));
  const names = ofQuery.map(({ name }) => name);
  return { noun: 'parameter', knownNames: () => names, isInteger: ([name]) => integers.has(String(name)) };
}

function customerFieldsBeside(schemaName: string): ReadonlySet<string> {
  const own = new Set(schemaNames(schemaName));
  return new Set(schemaNames('Customer').filter((name) => !own.has(name)));
}

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

/**
 * The issues of names that the object at `path` may not hold. Only as many of them get a suggestion as can be answered:
 * a body has room for a hundred thousand names, a file for a million.
 */
export function unknownNameIssues(
  vocabulary: Vocabulary,
  path: readonly PropertyKey[],
  names: readonly string[],
): Issue[] {
  const knownNames = vocabulary.knownNames(path);
  return names.map((name, index) => {
    const field = fieldPath([...path, name]);
    const { immutable, noun } = vocabulary;
    if (path.length === 0 && immutable?.names.has(name)) {
      return { code: 'immutable_field', field, message: immutable.message };
    }
    const nearest = index < ISSUES_MAX ? nearestName(name, knownNames) : undefined;
    const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    return { code: 'unknown_field', field, message: `is not a known ${noun}${suggestion}` };
  });
}
