import {
  type CustomerFileError,
  type CustomerFileProblem,
  problemSentence,
  type Remedy,
} from '@rollcall/contract/customer-file';
import { DomainError } from '../core/errors.ts';
import { isAtLeastOne, type ValidationIssue, validationFailed } from '../validation/issues.ts';

/** The answer to a file that cannot be read, with what would solve each problem. */
export function toDomainError(error: CustomerFileError): DomainError {
  const issues: ValidationIssue[] = [];
  for (const [index, problem] of error.problems.entries()) {
    const { code, field, message } = problem;
    const remedies = index === 0 ? firstRemedies(error, problem) : problem.remedies;
    if (code === 'invalid_encoding') {
      return new DomainError('invalid_encoding', withRemedies(problemSentence(problem), remedies), { cause: error });
    }
    issues.push({ code, field, message: withRemedies(message, remedies) });
  }
  if (!isAtLeastOne(issues)) throw new Error('the error of a file has no problem', { cause: error });
  return validationFailed(issues);
}

/** The first issue is the message of the answer: it says as well what would solve all of them. */
function firstRemedies({ remedies }: CustomerFileError, { remedies: own }: CustomerFileProblem): Remedy[] {
  const presets = remedies.filter(({ option }) => option === 'from');
  return [...presets, ...own, ...remedies.filter((remedy) => !presets.includes(remedy))];
}

/** More would make the sentence unreadable. */
const REMEDIES_MAX = 2;
/** A longer remedy, which repeats the name of a column, would not fit into the message of an issue. */
const REMEDY_CHARACTERS = 300;

function withRemedies(message: string, remedies: readonly Remedy[]): string {
  const readable = remedies.map(formField).filter(({ length }) => length <= REMEDY_CHARACTERS);
  const fields = new Set(readable.slice(0, REMEDIES_MAX));
  return fields.size === 0 ? message : `${message} (send ${[...fields].join(' or ')})`;
}

/** An option as a field of the form. */
function formField({ option, name, value }: Remedy): string {
  return name === undefined ? `${option}=${value}` : `${option}=${JSON.stringify({ [name]: value })}`;
}
