import {
  CustomerFileError,
  type CustomerFileOptionName,
  type CustomerFileOptions,
  checkedOptions,
} from '@rollcall/contract/customer-file';
import { readJson } from '@rollcall/contract/json';
import { toDomainError } from '../../csv/file-errors.ts';

/**
 * The options of an upload, by the texts of its fields. An empty text is an absent option, as forms in browsers send it.
 *
 * @throws DomainError `validation_failed` for every option with an invalid value.
 */
export function uploadOptions(texts: ReadonlyMap<string, string>): CustomerFileOptions {
  const given = [...texts]
    .filter(([, text]) => text !== '')
    .map(([name, text]) => [name, optionOf(name, text)] as const);
  try {
    return checkedOptions(Object.fromEntries(given));
  } catch (error) {
    throw error instanceof CustomerFileError ? toDomainError(error) : error;
  }
}

function optionOf(name: string, text: string): unknown {
  return Object.hasOwn(readers, name) ? readers[name as CustomerFileOptionName](text) : text;
}

/** A text that is not of the option's type stays a text, which is then refused. */
const readers: Readonly<Record<CustomerFileOptionName, (text: string) => unknown>> = {
  from: asText,
  map: readObject,
  set: readObject,
  ignore_unknown: readBoolean,
  key_from: asText,
  encoding: asText,
  header_row: readInteger,
  date_format: asText,
};

/** The fields of a form that say how to read its file. */
export const uploadOptionNames: readonly string[] = Object.keys(readers);

function asText(text: string): string {
  return text;
}

function readObject(text: string): unknown {
  const read = readJson(text);
  return 'value' in read ? read.value : text;
}

function readBoolean(text: string): unknown {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function readInteger(text: string): unknown {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}
