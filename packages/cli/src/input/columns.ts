import document from '@rollcall/contract/document.json' with { type: 'json' };
import { CliError } from '../core/errors.ts';
import { nearestName } from './nearest-name.ts';

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
const requiredColumns: readonly string[] = required;

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

/** Which column of a file stands for which field, as `--map "Email=primary_email"` and `--ignore` say. */
export interface ColumnMapping {
  /** The field by the name of the column. */
  readonly map?: Readonly<Record<string, string>>;
  readonly ignore?: readonly string[];
}

/** Columns that come out of an export or a file of failed rows, and are not sent. */
const PASSED_OVER: readonly string[] = [...failureNames, ...readOnlyNames];

/**
 * The field that each column stands for; `null` for one that is passed over.
 *
 * @throws {CliError} where the header cannot be used, with everything that is wrong with it.
 */
export function fieldsOfHeader(header: readonly string[], { map = {}, ignore = [] }: ColumnMapping): (string | null)[] {
  const fields = header.map((column) => {
    if (ignore.includes(column)) return null;
    const field = map[column] ?? column;
    return PASSED_OVER.includes(field) ? null : field;
  });
  const problems = [
    ...[...Object.keys(map), ...ignore].filter((column) => !header.includes(column)).map(missingColumn),
    ...fields.flatMap((field, index) => columnProblem(field, header[index] ?? '', index)),
    ...repeated(fields).map((field) => `  ${field} is there more than once`),
    ...requiredColumns.filter((field) => !fields.includes(field)).map((field) => `  ${field} is missing`),
  ];
  if (problems.length === 0) return fields;
  throw new CliError(`The header of the file cannot be used:\n${problems.join('\n')}`);
}

function missingColumn(column: string): string {
  return `  there is no column "${column}" to map or ignore`;
}

function columnProblem(field: string | null, column: string, index: number): string[] {
  if (field === null || columnNames.includes(field)) return [];
  if (field === '') return [`  column ${index + 1} has no name`];
  const nearest = nearestName(field, columnNames);
  if (field !== column) return [`  "${column}" is mapped to "${field}", which is no field${suggestion(nearest)}`];
  const hint = nearest ? ` --map "${column}=${nearest}"` : `; --ignore "${column}" leaves it out`;
  return [`  "${column}" is not a known column${suggestion(nearest)}${hint}`];
}

function suggestion(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

function repeated(fields: readonly (string | null)[]): string[] {
  return [...new Set(fields.filter((field, index) => field !== null && fields.indexOf(field) !== index))] as string[];
}
