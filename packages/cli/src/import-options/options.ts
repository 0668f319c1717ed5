import type { Query } from '@rollcall/contract';
import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import type { ConnectionOptions } from '../core/connection.ts';
import { CliError } from '../core/errors.ts';
import type { ReportOptions } from '../import/report.ts';
import type { FileFlags } from '../input/file-options.ts';

/** The options of `rollcall import`. */
export interface ImportOptions extends ConnectionOptions, FileFlags, ReportOptions {
  readonly format?: Format;
  readonly dryRun?: boolean;
  readonly onConflict: OnConflict;
  readonly events?: ImportEvents;
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

/** Which webhook events an import sends: each value of the document. */
export type ImportEvents = NonNullable<Query<'bulkCreateCustomers'>['events']>;

/** @throws {CliError} if two options contradict each other. */
export function checkCombination(
  file: string | null,
  { wait, updateOnly, clearEmpty, onConflict, dryRun, events }: ImportOptions,
): void {
  const problems: [boolean, string][] = [
    [file === null && wait !== undefined, '--wait needs a file: standard input cannot be read a second time'],
    [updateOnly === true && onConflict !== 'fail', '--update-only changes existing customers; leave out --on-conflict'],
    [updateOnly === true && events !== undefined, '--update-only sends an event for each change; leave out --events'],
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
  reading: CustomerFileOptions,
  format: Format,
  failed: string,
): Readonly<Record<string, unknown>> {
  const { onConflict, forSpreadsheet, clearEmpty, updateOnly, events } = options;
  const ofReading = Object.entries(reading).map(([name, value]) => [name.replaceAll('_', '-'), value] as const);
  return {
    'on-conflict': updateOnly ? 'update-only' : onConflict,
    format,
    failed,
    map: {},
    ...Object.fromEntries(ofReading),
    ...(events && { events }),
    ...(forSpreadsheet && { 'for-spreadsheet': true }),
    ...(clearEmpty && { 'clear-empty': true }),
  };
}

/**
 * The arguments that import another file of the same kind, such as that of the failed rows.
 *
 * @param fileArgs how to read it. Default: as now, but in UTF-8 and with the header in the first line.
 */
export function argsToImport(
  path: string,
  options: ImportOptions,
  fileArgs: readonly string[] = fileArgsOf(options),
): string[] {
  const { format, onConflict, updateOnly, clearEmpty, events } = options;
  return [
    ...['import', path, ...(format ? ['--format', format] : [])],
    ...fileArgs,
    ...(updateOnly ? ['--update-only'] : []),
    ...(clearEmpty ? ['--clear-empty'] : []),
    ...(onConflict === 'fail' ? [] : ['--on-conflict', onConflict]),
    ...(events ? ['--events', events] : []),
  ];
}

function fileArgsOf(flags: FileFlags): string[] {
  const { from, mapFile, map = {}, ignore = [], set = {}, ignoreUnknown, keyFrom, dateFormat } = flags;
  return [
    ...(from ? ['--from', from] : []),
    ...(mapFile ? ['--map-file', mapFile] : []),
    ...Object.entries(map).flatMap(([column, field]) => ['--map', `${column}=${field}`]),
    ...ignore.flatMap((column) => ['--ignore', column]),
    ...Object.entries(set).flatMap(([field, value]) => ['--set', `${field}=${value}`]),
    ...(ignoreUnknown ? ['--ignore-unknown'] : []),
    ...(keyFrom ? ['--key-from', keyFrom] : []),
    ...(dateFormat ? ['--date-format', dateFormat] : []),
  ];
}
