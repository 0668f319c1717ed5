import { isUtf8 } from 'node:buffer';
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { DomainError } from '../../core/errors.ts';
import { validationFailed } from '../../validation/issues.ts';

const LEVELS_MAX = 32;
/** Far more than a hundred complete customers have. */
const VALUES_MAX = 50_000;
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Reads a JSON body.
 *
 * @throws DomainError `invalid_encoding`, `nesting_too_deep`, `malformed_json` (an empty body included), and
 * `validation_failed` if there are too many values.
 */
export function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new DomainError('invalid_encoding', 'The body is not valid UTF-8');
  // Checked before parsing, since all later steps process the value by recursion, and take time for each of its values.
  requireModestSize(body);
  const text = body.toString('utf8').replace(BYTE_ORDER_MARK, '');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError('malformed_json', `The body is not valid JSON: ${placeOf(text, jsonErrorOffset(text))}`, {
      cause,
    });
  }
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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;

/**
 * Limits the depth and the number of values. Characters in strings do not count; the text may be malformed.
 *
 * @param text in UTF-8, where the bytes of ASCII characters never occur within others.
 * @throws DomainError `nesting_too_deep`, `validation_failed`.
 */
function requireModestSize(text: Uint8Array): void {
  let depth = 0;
  let values = 1;
  for (let offset = 0; offset < text.length; offset += 1) {
    const byte = text[offset];
    if (byte === QUOTE) offset = endOfString(text, offset);
    else if (byte === COMMA) values += 1;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth -= 1;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      depth += 1;
      values += 1;
    }
    if (depth > LEVELS_MAX) {
      throw new DomainError('nesting_too_deep', `The body nests deeper than ${LEVELS_MAX} levels`);
    }
    if (values > VALUES_MAX) {
      const message = `The body must have at most ${VALUES_MAX} values`;
      throw validationFailed([{ code: 'too_many_items', field: null, message }]);
    }
  }
}

/** @param start the offset of the opening quotation mark. */
function endOfString(text: Uint8Array, start: number): number {
  let offset = start + 1;
  while (offset < text.length && text[offset] !== QUOTE) offset += text[offset] === BACKSLASH ? 2 : 1;
  return offset;
}
