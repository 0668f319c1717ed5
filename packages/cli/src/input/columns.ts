import { nearestName } from '@rollcall/contract/csv';
import document from '@rollcall/contract/document.json' with { type: 'json' };
import { CliError } from '../core/errors.ts';

/** The part of a JSON Schema that says what its values consist of. */
interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
}

const schemas = document.components.schemas as Readonly<Record<string, object>> as Readonly<
  Record<string, SchemaObject>
>;
const { properties: createProperties = {}, required: requiredColumns = [] } = schemas.CustomerCreate ?? {};

/** All fields that a new customer can have. */
export const fieldNames: readonly string[] = Object.keys(createProperties);

/** The fields that fit into a cell of CSV. */
export const columnNames: readonly string[] = Object.entries(createProperties)
  .filter(([, schema]) => isScalar(schema))
  .map(([name]) => name);

/** Columns added to rows that failed. */
export const failureNames = ['line', 'code', 'reason'] as const;

/** Fields that an export or a file of failed rows has and an import ignores: only the API sets them. */
export const ignoredNames: readonly string[] = [
  ...failureNames,
  ...Object.keys(schemas.Customer?.properties ?? {}).filter((name) => !(name in createProperties)),
];

function isScalar(schema: SchemaObject): boolean {
  const types = [(schema.$ref ? schemas[schema.$ref.split('/').at(-1) ?? ''] : schema)?.type].flat();
  return !types.includes('array') && !types.includes('object');
}

/** The options `--map "Email=primary_email"` and `--ignore "Notes"`. */
export interface ColumnMapping {
  /** The field by the name of the column. */
  readonly map?: Readonly<Record<string, string>>;
  readonly ignore?: readonly string[];
  /** Whether the rows change existing customers, so that only their key is required. */
  readonly updateOnly?: boolean;
}

/**
 * The field of each column; `null` for an ignored column.
 *
 * @throws {CliError} with every problem of the header, if there are any.
 */
export function fieldsOfHeader(
  header: readonly string[],
  { map = {}, ignore = [], updateOnly }: ColumnMapping,
): (string | null)[] {
  const fields = header.map((column) => {
    if (ignore.includes(column)) return null;
    const field = map[column] ?? column;
    return ignoredNames.includes(field) ? null : field;
  });
  const problems = [
    ...[...Object.keys(map), ...ignore].filter((column) => !header.includes(column)).map(missingColumn),
    ...fields.flatMap((field, index) => columnProblem(field, header[index] ?? '', index)),
    ...repeated(fields).map((field) => `  ${field} appears more than once`),
    ...(updateOnly ? ['customer_key'] : requiredColumns)
      .filter((field) => !fields.includes(field))
      .map((field) => `  ${field} is missing`),
  ];
  if (problems.length === 0) return fields;
  throw new CliError(`The header of the file is invalid:\n${problems.join('\n')}`);
}

function missingColumn(column: string): string {
  return `  "${column}" is mapped or ignored, but the file has no such column`;
}

function columnProblem(field: string | null, column: string, index: number): string[] {
  if (field === null || columnNames.includes(field)) return [];
  if (field === '') return [`  column ${index + 1} has no name`];
  const nearest = nearestName(field, columnNames);
  const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  if (field !== column) return [`  "${column}" is mapped to the unknown field "${field}"${suggestion}`];
  const fix = nearest ? `${suggestion} Use --map "${column}=${nearest}"` : `; use --ignore "${column}" to ignore it`;
  return [`  "${column}" is not a known column${fix}`];
}

function repeated(fields: readonly (string | null)[]): string[] {
  return [...new Set(fields.filter((field, index) => field !== null && fields.indexOf(field) !== index))] as string[];
}
