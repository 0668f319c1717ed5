import type { ParameterDefinition } from '@rollcall/contract';
import { nearestName, textTrimmer } from '@rollcall/contract/csv';
import { document } from '@rollcall/contract/document';
import { fieldPath, ISSUES_MAX, type ValidationIssue, withValue } from './issues.ts';

/** Facts of a schema that error messages need and zod issues lack. */
export interface FieldCatalog {
  /** Trims the texts of a value in place, before it is checked. */
  readonly trim?: (value: unknown) => void;
  /** The kind of its names: `is not a known field`. */
  readonly noun: 'field' | 'parameter' | 'column';
  /** The checked value itself, as the subject of a message. Default: the body. */
  readonly subject?: string;
  /** Further issues are only counted. Default: as many as an answer may have. */
  readonly issuesMax?: number;
  /** The valid names of the object at this path. The path is empty for the checked object itself. */
  readonly knownNames: (path: readonly PropertyKey[]) => readonly string[];
  /** Whether the value at this path must be an integer; zod only says that a text there is not a number. */
  readonly isInteger?: (path: readonly PropertyKey[]) => boolean;
  /** Names that exist elsewhere but are not valid here, and the message about them. */
  readonly immutable?: {
    readonly names: ReadonlySet<string>;
    readonly message: string;
    /** Whether such a name is accepted with the value that the stored customer has. */
    readonly allowedIfEqual: boolean;
  };
}

/** So many unknown names of a request get a suggestion, which costs far more than the rest of an issue. */
const SUGGESTIONS_MAX = 20;

/**
 * An issue for each of the names, which the object at `path` must not have. Those that do not fit into an answer share
 * one, as they are only counted: a request has room for fifty thousand names.
 *
 * @param before the number of issues before these.
 * @param object which has the names, if their values are known.
 */
export function unknownNameIssues(
  { knownNames, immutable, noun, issuesMax = ISSUES_MAX }: FieldCatalog,
  path: readonly PropertyKey[],
  names: readonly string[],
  before = 0,
  object?: Readonly<Record<string, unknown>>,
): ValidationIssue[] {
  const known = knownNames(path);
  const shown = names.slice(0, Math.max(0, issuesMax - before));
  const issues = shown.map((name, index): ValidationIssue => {
    const field = fieldPath([...path, name]);
    if (path.length === 0 && immutable?.names.has(name)) {
      return withValue({ code: 'immutable_field', field, message: immutable.message }, object?.[name]);
    }
    const nearest = before + index < SUGGESTIONS_MAX ? nearestName(name, known) : undefined;
    const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    return { code: 'unknown_field', field, message: `is not a known ${noun}${suggestion}` };
  });
  const counted: ValidationIssue = { code: 'unknown_field', field: null, message: `is not a known ${noun}` };
  return [...issues, ...Array<ValidationIssue>(names.length - shown.length).fill(counted)];
}

/** The message about a field of `Customer` that a body of this schema cannot contain. */
const immutableMessages: Partial<Record<string, string>> = {
  CustomerCreate: 'cannot be set',
  CustomerUpdate: 'cannot be changed',
};

/** The fields of a body of this component schema. */
export function bodyFields(schemaName: string): FieldCatalog {
  const fields: FieldCatalog = {
    noun: 'field',
    knownNames: (path) => schemaNames(schemaName, path),
    isInteger: (path) => isIntegerAt(schemaName, path),
    trim: textTrimmer(schemas, schemaName),
  };
  const message = immutableMessages[schemaName];
  return message === undefined
    ? fields
    : {
        ...fields,
        immutable: {
          names: customerFieldsBeside(schemaName),
          message,
          allowedIfEqual: schemaName === 'CustomerUpdate',
        },
      };
}

/** The parameters of a query. */
export function queryParameters(parameters: readonly ParameterDefinition[]): FieldCatalog {
  const ofQuery = parameters.filter((parameter) => parameter.in === 'query');
  const integers = new Set(ofQuery.filter(({ type }) => type === 'integer').map(({ name }) => name));
  const names = ofQuery.map(({ name }) => name);
  return { noun: 'parameter', knownNames: () => names, isInteger: ([name]) => integers.has(String(name)) };
}

function customerFieldsBeside(schemaName: string): ReadonlySet<string> {
  const own = new Set(schemaNames(schemaName));
  return new Set(schemaNames('Customer').filter((name) => !own.has(name)));
}

/** The keywords of a JSON Schema that concern names. */
interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly items?: SchemaObject;
}

const schemas = document.components.schemas as Readonly<Record<string, SchemaObject>>;

/**
 * The property names in a component schema of the document, at a path into its value: `['contact_people', 0]` of
 * `CustomerCreate` leads to those of `ContactPerson`. Empty if none are declared.
 */
function schemaNames(schemaName: string, path: readonly PropertyKey[] = []): readonly string[] {
  return Object.keys(path.reduce(below, resolve(schemas[schemaName]))?.properties ?? {});
}

/** Whether the document demands an integer (or `null`) at a path into a component schema. */
function isIntegerAt(schemaName: string, path: readonly PropertyKey[]): boolean {
  return [path.reduce(below, resolve(schemas[schemaName]))?.type].flat().includes('integer');
}

function below(schema: SchemaObject | undefined, step: PropertyKey): SchemaObject | undefined {
  return resolve(typeof step === 'number' ? schema?.items : schema?.properties?.[String(step)]);
}

function resolve(schema: SchemaObject | undefined): SchemaObject | undefined {
  return schema?.$ref === undefined ? schema : schemas[schema.$ref.slice('#/components/schemas/'.length)];
}
