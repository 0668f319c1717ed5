import type { Query } from '@rollcall/contract';
import type { ConnectionOptions } from '../core/connection.ts';
import { CliError } from '../core/errors.ts';
import type { ReportOptions } from '../import/report.ts';
import type { ColumnMapping } from '../input/columns.ts';

/** The options of `rollcall import`. */
export interface ImportOptions extends ConnectionOptions, ColumnMapping, ReportOptions {
  readonly format?: Format;
  readonly dryRun?: boolean;
  readonly onConflict: OnConflict;
  readonly concurrency: number;
  readonly failed?: string;
  readonly updateOnly?: boolean;
  readonly clearEmpty?: boolean;
  readonly preview?: boolean;
  /** The longest wait for a server that is gone, in milliseconds. */
  readonly wait?: number;
  readonly forSpreadsheet?: boolean;
}

export type Format = 'csv' | 'ndjson';

/** How to handle customers that already exist: each value of the document. */
export type OnConflict = NonNullable<Query<'bulkCreateCustomers'>['on_conflict']>;

/** @throws {CliError} if two options contradict each other. */
export function checkCombination(
  file: string | null,
  { wait, updateOnly, clearEmpty, onConflict, dryRun }: ImportOptions,
): void {
  const problems: [boolean, string][] = [
    [file === null && wait !== undefined, '--wait needs a file: standard input cannot be read a second time'],
    [updateOnly === true && onConflict !== 'fail', '--update-only changes existing customers; leave out --on-conflict'],
    [updateOnly === true && dryRun === true, '--dry-run checks new customers; use --preview with --update-only'],
    [
      clearEmpty === true && !updateOnly && onConflict !== 'update',
      '--clear-empty clears fields of existing customers; add --on-conflict update or --update-only',
    ],
  ];
  for (const [isContradiction, message] of problems) if (isContradiction) throw new CliError(message);
}

/** The options that an import must keep to be resumed. */
export function identifyingOptions(
  options: ImportOptions,
  format: Format,
  failed: string,
): Readonly<Record<string, unknown>> {
  const { onConflict, map = {}, ignore = [], forSpreadsheet, clearEmpty, updateOnly } = options;
  return {
    'on-conflict': updateOnly ? 'update-only' : onConflict,
    format,
    failed,
    map,
    ignore,
    ...(forSpreadsheet && { 'for-spreadsheet': true }),
    ...(clearEmpty && { 'clear-empty': true }),
  };
}

/** The failed rows have the columns of the input, so they need the same options. */
export function argsToImport(path: string, options: ImportOptions): string[] {
  const { format, map = {}, ignore = [], onConflict, updateOnly, clearEmpty } = options;
  return [
    ...['import', path, ...(format ? ['--format', format] : [])],
    ...Object.entries(map).flatMap(([column, field]) => ['--map', `${column}=${field}`]),
    ...ignore.flatMap((column) => ['--ignore', column]),
    ...(updateOnly ? ['--update-only'] : []),
    ...(clearEmpty ? ['--clear-empty'] : []),
    ...(onConflict === 'fail' ? [] : ['--on-conflict', onConflict]),
  ];
}
