import { presetNames } from './columns/presets.ts';
import { CustomerFileError, type CustomerFileProblem } from './errors.ts';
import type { CustomerFileOptionName, CustomerFileOptions } from './options.ts';
import { isDateFormat } from './rows/cell-values.ts';
import { encodingNames } from './text/encodings.ts';

/** So many lines may be above the names of the columns. */
const HEADER_ROW_MAX = 100;

/** The pairs that `map` or `set` may have: more than a file may have columns. */
const PAIRS_MAX = 1000;

/**
 * Options that were read from text or JSON.
 *
 * @param given of which `undefined` is absent.
 * @throws {CustomerFileError} with a problem for each option that is unknown or has an invalid value.
 */
export function checkedOptions(given: Readonly<Record<string, unknown>>): CustomerFileOptions {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  const problems = entries.flatMap(([name, value]) => problemOf(name, value) ?? []);
  if (problems.length > 0) throw new CustomerFileError(problems);
  return Object.fromEntries(entries);
}

function problemOf(name: string, value: unknown): CustomerFileProblem | undefined {
  const check = Object.hasOwn(checks, name) ? checks[name as CustomerFileOptionName] : undefined;
  if (check === undefined) {
    return { code: 'unknown_field', field: name, message: `is not one of ${optionNames.join(', ')}`, remedies: [] };
  }
  const message = check(value);
  return message === undefined ? undefined : { code: 'invalid_value', field: name, message, remedies: [] };
}

/** The problem of a value, in words that follow the option; `undefined` if it is valid. */
type Check = (value: unknown) => string | undefined;

/** An option of the document without a check does not compile. */
const checks: Readonly<Record<CustomerFileOptionName, Check>> = {
  from: oneOf(presetNames),
  map: pairs('an object with fields by the names of columns, or null for columns to ignore', isTextOrNull),
  set: pairs('an object with values by fields', isText),
  ignore_unknown: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  key_from: (value) =>
    typeof value === 'string' && value !== '' ? undefined : 'must be a field or the name of a column',
  encoding: oneOf(encodingNames),
  header_row: (value) => {
    const isRow = Number.isInteger(value) && (value as number) >= 1 && (value as number) <= HEADER_ROW_MAX;
    return isRow ? undefined : `must be a line from 1 to ${HEADER_ROW_MAX}`;
  },
  date_format: (value) => {
    const isFormat = typeof value === 'string' && isDateFormat(value);
    return isFormat ? undefined : 'must have the day, month and year of a date, such as DD.MM.YYYY or MM/DD/YYYY';
  },
};

/** The options, by the names that the API gives them. */
const optionNames: readonly string[] = Object.keys(checks);

function oneOf(values: readonly string[]): Check {
  return (value) => (values.includes(value as string) ? undefined : `must be one of ${values.join(', ')}`);
}

function pairs(meaning: string, isValid: (value: unknown) => boolean): Check {
  return (value) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const values = isObject ? Object.values(value) : [];
    return isObject && values.length <= PAIRS_MAX && values.every(isValid) ? undefined : `must be ${meaning}`;
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}
