import { isUtf8 } from 'node:buffer';
import { type JsonLoss, jsonLosses, surveyJson } from '@rollcall/contract/json';
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { DomainError } from '../../core/errors.ts';
import { validationFailed } from '../../validation/issues.ts';

const LEVELS_MAX = 32;
/** Far more than a hundred complete customers have. */
const VALUES_MAX = 50_000;
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Reads a JSON body. In the place of a number that JavaScript would change, the value has a symbol with the number as its
 * description: no schema accepts it, so that such a number is an issue of its field wherever it occurs.
 *
 * @throws DomainError `invalid_encoding`, `nesting_too_deep`, `malformed_json` (an empty body and repeated names included), and
 * `validation_failed` if there are too many values.
 */
export function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new DomainError('invalid_encoding', 'The body is not valid UTF-8');
  const survey = surveyJson(body);
  // Checked before parsing, since all later steps process the value by recursion, and take time for each of its parts.
  if (survey.depth > LEVELS_MAX) {
    throw new DomainError('nesting_too_deep', `The body nests deeper than ${LEVELS_MAX} levels`);
  }
  if (survey.values > VALUES_MAX) {
    const message = `The body must have at most ${VALUES_MAX} values`;
    throw validationFailed([{ code: 'too_many_items', field: null, message }]);
  }
  const text = body.toString('utf8').replace(BYTE_ORDER_MARK, '');
  const value = parse(text);
  const inexactNumbers: JsonLoss[] = [];
  for (const loss of jsonLosses(text, value, survey)) {
    if (loss.kind === 'repeated-name') throw repeatedName(text, loss);
    inexactNumbers.push(loss);
  }
  return withInexactNumbers(value, inexactNumbers);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError('malformed_json', `The body is not valid JSON: ${placeOf(text, jsonErrorOffset(text))}`, {
      cause,
    });
  }
}

function repeatedName(text: string, { path, offset }: JsonLoss): DomainError {
  const message = `The body has the name ${path.join('.')} twice: ${placeOf(text, offset)}`;
  return new DomainError('malformed_json', message);
}

/** Puts symbols in the place of inexact numbers, into the value itself. */
function withInexactNumbers(value: unknown, numbers: readonly JsonLoss[]): unknown {
  const root = { value };
  for (const { path, text } of numbers) {
    let container: Record<string | number, unknown> = root;
    let key: string | number = 'value';
    for (const step of path) {
      container = container[key] as Record<string | number, unknown>;
      key = step;
    }
    container[key] = Symbol(text);
  }
  return root.value;
}

/** Line and column from 1, as editors count them: in UTF-16 units. */
function placeOf(text: string, offset: number): string {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return `line ${line}, column ${offset - start + 1}`;
}

/**
 * The offset of the first error in a text that JSON.parse has refused: of the token that is wrong, or of the place where
 * an unfinished string or number breaks off. The messages of JSON.parse differ between versions of Node, and those of
 * Node 20 name no place in short texts.
 */
export function jsonErrorOffset(text: string): number {
  const onError = (code: ParseErrorCode, offset: number, length: number): never => {
    const isUnfinished = printParseErrorCode(code).startsWith('UnexpectedEndOf');
    throw new FirstError(isUnfinished ? offset + length : offset);
  };
  try {
    visit(text, { onError }, { disallowComments: true });
    return text.length;
  } catch (error) {
    if (error instanceof FirstError) return error.offset;
    throw error;
  }
}

/** Ends the visit of a text: nobody needs its other errors, of which there may be a million. */
class FirstError extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super();
    this.offset = offset;
  }
}
