import type { CustomerFileOptionName } from './options.ts';

/** An option that would solve a problem: `{ option: 'map', name: 'Email', value: 'primary_email' }`. */
export interface Remedy {
  readonly option: CustomerFileOptionName;
  /** The column or field, for an option that has a value for each of them. */
  readonly name?: string;
  readonly value: string | number | true | null;
}

/** A reason why a file of customers cannot be read. */
export interface CustomerFileProblem {
  readonly code:
    | 'invalid_encoding'
    | 'invalid_format'
    | 'invalid_type'
    | 'invalid_value'
    | 'malformed_row'
    | 'required'
    | 'too_many_items'
    | 'unknown_field';
  /** A column, a field or an option; `null` for the file as a whole. */
  readonly field: string | null;
  /** A sentence without a full stop; if there is a field, in words that follow it. */
  readonly message: string;
  /** Options that would solve the problem, the best first. */
  readonly remedies: readonly Remedy[];
}

/** A mapping of the columns of a file, as options. */
export interface HeaderMapping {
  readonly map: Readonly<Record<string, string | null>>;
  readonly set: Readonly<Record<string, string>>;
  readonly key_from?: string;
}

/** A file of customers that cannot be read, or options that do not fit it. No customer has been read. */
export class CustomerFileError extends Error {
  override readonly name = 'CustomerFileError';
  /** At least one. */
  readonly problems: readonly CustomerFileProblem[];
  /** Options that would probably solve all problems at once. */
  readonly remedies: readonly Remedy[];
  /** A mapping of all columns that would solve the problems of the header, as far as it can be known. */
  readonly mapping: HeaderMapping | undefined;

  constructor(problems: readonly CustomerFileProblem[], remedies: readonly Remedy[] = [], mapping?: HeaderMapping) {
    super(problems.map(problemSentence).join('; '));
    this.problems = problems;
    this.remedies = remedies;
    this.mapping = mapping;
  }
}

/** A problem as a sentence, without full stop and remedies. */
export function problemSentence({ field, message }: CustomerFileProblem): string {
  return field === null ? message : `${field} ${message}`;
}

/** An error with a single problem of the file as a whole. */
export function unreadable(
  code: CustomerFileProblem['code'],
  message: string,
  remedies: readonly Remedy[] = [],
): CustomerFileError {
  return new CustomerFileError([{ code, field: null, message, remedies }]);
}
