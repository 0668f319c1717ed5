import {
  type CustomerFileError,
  type CustomerFileProblem,
  type HeaderMapping,
  problemSentence,
  type Remedy,
} from '@rollcall/contract/customer-file';
import { CliError } from '../core/errors.ts';
import { counted, oneLine } from '../core/output.ts';

/** A file that cannot be read. */
export class FileError extends CliError {
  /** The mapping that would solve the problems of its header, if there is one. */
  readonly mapping: HeaderMapping | undefined;
  /** All problems. The message names the first ones. */
  override readonly issues: CliError['issues'];

  constructor(message: string, cause: CustomerFileError) {
    super(message, undefined, { cause });
    this.mapping = cause.mapping;
    this.issues = cause.problems.map(({ code, field, message }) => ({ code, field, message }));
  }
}

/** A header may have thousands of columns, and nobody reads so many lines. */
const PROBLEMS_MAX = 20;

/** The error of a file, with the options that would help. */
export function fileError(error: CustomerFileError, name: string): FileError {
  const { problems, remedies, mapping } = error;
  const [first] = problems;
  if (first?.field === null && problems.length === 1 && mapping === undefined) {
    return new FileError(`${name} cannot be read. ${withRemedies(first)}.`, error);
  }
  const lines = problems.slice(0, PROBLEMS_MAX).map((problem) => `  ${withRemedies(problem)}`);
  const left = problems.length - lines.length;
  const more = left > 0 ? [`  and ${counted(left, 'more problem')}`] : [];
  const hints = remedies.map((remedy) => `${hintBefore(remedy)} ${flagOf(remedy)}`);
  const what = mapping === undefined ? 'These options are invalid' : 'The header of the file is invalid';
  return new FileError([`${what}:`, ...lines, ...more, ...hints].join('\n'), error);
}

function hintBefore({ option, value }: Remedy): string {
  return option === 'from' ? `It looks like an export of ${value}. Use` : 'To ignore all unknown columns, use';
}

function withRemedies(problem: CustomerFileProblem): string {
  const sentence = oneLine(problemSentence(problem));
  // A name that cannot be shown cannot be typed either.
  const flags = problem.remedies.filter(({ name = '' }) => oneLine(name) === name).map(flagOf);
  return flags.length === 0 ? sentence : `${sentence} (use ${flags.join(' ')})`;
}

/** An option as it is typed. */
function flagOf({ option, name, value }: Remedy): string {
  if (option === 'map' && value === null) return `--ignore ${JSON.stringify(name)}`;
  const flag = `--${option.replaceAll('_', '-')}`;
  if (value === true) return flag;
  return name === undefined ? `${flag} ${value}` : `${flag} ${quoted(`${name}=${value}`)}`;
}

function quoted(text: string): string {
  return /^[\w=.-]+$/.test(text) ? text : JSON.stringify(text);
}
