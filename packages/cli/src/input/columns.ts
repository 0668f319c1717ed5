import { type CsvColumn, CsvColumns, nearestName } from '@rollcall/contract/csv';
import document from '@rollcall/contract/document.json' with { type: 'json' };
import { CliError } from '../core/errors.ts';
import { counted, oneLine } from '../core/output.ts';

/** The columns that a CSV file may have. */
export const customerColumns = new CsvColumns(document.components.schemas);

/** All fields that a new customer can have. */
export const fieldNames: readonly string[] = customerColumns.names;

/** The fields that have a column of their name. Those with several values hold JSON. */
export const columnNames: readonly string[] = customerColumns.names;

/** The options `--map "Email=primary_email"` and `--ignore "Notes"`. */
export interface ColumnMapping {
  /** The field by the name of the column. */
  readonly map?: Readonly<Record<string, string>>;
  readonly ignore?: readonly string[];
}

/**
 * The column of each cell; `null` for one that holds no field.
 *
 * @param own the indexes of columns that hold no fields.
 * @throws {CliError} with the problems of the header, if there are any.
 */
export function columnsOfHeader(
  header: readonly string[],
  own: ReadonlySet<number>,
  { map = {}, ignore = [] }: ColumnMapping,
): (CsvColumn | null)[] {
  const names = header.map((name, index) => (own.has(index) || ignore.includes(name) ? null : (map[name] ?? name)));
  const columns = names.map((name) => (name === null ? null : (customerColumns.named(name) ?? null)));
  const fields = columns.map((column) => column?.path[0]);
  const free = columnNames.filter((name) => !fields.includes(name));
  const problems = [
    ...[...Object.keys(map), ...ignore].filter((name) => !header.includes(name)).map(missingColumn),
    ...names.flatMap((name, index) => {
      if (name === null || columns[index]) return [];
      return [columnProblem(name, header[index] ?? '', index, free)];
    }),
    ...customerColumns.repeated(columns).map((name) => `${oneLine(name)} appears more than once`),
    ...customerColumns.required.filter((name) => !fields.includes(name)).map((name) => `${name} is missing`),
  ];
  if (problems.length === 0) return columns;
  throw new CliError(`The header of the file is invalid:\n${listed(problems)}`);
}

/** A header may have thousands of columns, and nobody reads so many lines. */
const PROBLEMS_MAX = 20;

function listed(problems: readonly string[]): string {
  const lines = problems.slice(0, PROBLEMS_MAX).map((problem) => `  ${problem}`);
  const left = problems.length - lines.length;
  return [...lines, ...(left > 0 ? [`  and ${counted(left, 'more problem')}`] : [])].join('\n');
}

function missingColumn(column: string): string {
  return `"${shown(column)}" is mapped or ignored, but the file has no such column`;
}

/** @param free the fields that no column has yet. */
function columnProblem(field: string, column: string, index: number, free: readonly string[]): string {
  if (field === '') return `column ${index + 1} has no name`;
  const nearest = nearestName(field, free);
  const suggestion = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  if (field !== column) return `"${shown(column)}" is mapped to the unknown field "${shown(field)}"${suggestion}`;
  // A name that cannot be shown cannot be typed either.
  if (shown(column) !== column) return `"${shown(column)}" (column ${index + 1}) is not a known column${suggestion}`;
  const fix = nearest ? `${suggestion} Use --map "${column}=${nearest}"` : `; use --ignore "${column}" to ignore it`;
  return `"${column}" is not a known column${fix}`;
}

const CHARACTERS_MAX = 100;

/** A text of the file, for the terminal. */
function shown(text: string): string {
  const line = oneLine(text);
  return line.length > CHARACTERS_MAX ? `${line.slice(0, CHARACTERS_MAX)}…` : line;
}
