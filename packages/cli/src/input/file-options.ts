import { readFile } from 'node:fs/promises';
import {
  CustomerFileError,
  type CustomerFileOptionName,
  type CustomerFileOptions,
  checkedOptions,
} from '@rollcall/contract/customer-file';
import { readJson } from '@rollcall/contract/json';
import { CliError } from '../core/errors.ts';
import { fileError } from './file-error.ts';

/** The options of `rollcall import` that say how to read a file. */
export interface FileFlags {
  readonly from?: string;
  readonly mapFile?: string;
  /** The field by the name of the column. */
  readonly map?: Readonly<Record<string, string>>;
  readonly ignore?: readonly string[];
  readonly set?: Readonly<Record<string, string>>;
  readonly ignoreUnknown?: boolean;
  readonly keyFrom?: string;
  readonly encoding?: string;
  readonly headerRow?: number;
  readonly dateFormat?: string;
}

/**
 * The options as the contract has them: those of the map file, then those of the command line, which are stronger.
 *
 * @throws {CliError} if the map file cannot be read, or an option is invalid.
 */
export async function fileOptionsOf(flags: FileFlags): Promise<CustomerFileOptions> {
  const ofFile = flags.mapFile === undefined ? {} : await readMapFile(flags.mapFile);
  const ignored = (flags.ignore ?? []).map((name) => [name, null] as const);
  const given = {
    from: flags.from,
    ignore_unknown: flags.ignoreUnknown,
    key_from: flags.keyFrom,
    encoding: flags.encoding,
    header_row: flags.headerRow,
    date_format: flags.dateFormat,
  } satisfies Record<Exclude<CustomerFileOptionName, 'map' | 'set'>, unknown>;
  const typed = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const map = { ...ofFile.map, ...flags.map, ...Object.fromEntries(ignored) };
  const set = { ...ofFile.set, ...flags.set };
  const options = { ...ofFile, ...typed };
  return checked({
    ...options,
    ...(Object.keys(map).length > 0 && { map }),
    ...(Object.keys(set).length > 0 && { set }),
  });
}

async function readMapFile(path: string): Promise<CustomerFileOptions> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new CliError(`The map file ${path} cannot be read: ${cause.message}`, undefined, { cause });
  });
  const read = readJson(text);
  if ('problem' in read) throw new CliError(`The map file ${path} ${read.problem}`);
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CliError(`The map file ${path} is not a JSON object`);
  }
  return checked(value as Readonly<Record<string, unknown>>);
}

function checked(given: Readonly<Record<string, unknown>>): CustomerFileOptions {
  try {
    return checkedOptions(given);
  } catch (error) {
    throw error instanceof CustomerFileError ? fileError(error, 'The file') : error;
  }
}
