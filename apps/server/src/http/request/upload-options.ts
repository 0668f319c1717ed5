import {
  CustomerFileError,
  type CustomerFileOptions,
  checkedOptions,
  optionNames,
} from '@rollcall/contract/customer-file';
import { readJson } from '@rollcall/contract/json';
import { toDomainError } from '../../csv/file-errors.ts';

/** The fields of a form that say how to read its file. */
export const uploadOptionNames: readonly string[] = optionNames;

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

/** A text that is not of the option's type stays a text, which is then refused. */
function optionOf(name: string, text: string): unknown {
  switch (name) {
    case 'map':
    case 'set': {
      const read = readJson(text);
      return 'value' in read ? read.value : text;
    }
    case 'ignore_unknown':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'header_row':
      return /^\d{1,9}$/.test(text) ? Number(text) : text;
    default:
      return text;
  }
}
