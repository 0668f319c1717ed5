import { isUtf8 } from 'node:buffer';
import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { DomainError } from '../../core/errors.ts';

const LEVELS_MAX = 32;
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Reads a JSON body.
 *
 * @throws DomainError `invalid_encoding`, `nesting_too_deep`, `malformed_json` (an empty body included).
 */
export function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new DomainError('invalid_encoding', 'The body is not valid UTF-8');
  // Checked before parsing, since all later steps process the value by recursion.
  if (nestsDeeperThan(body, LEVELS_MAX)) {
    throw new DomainError('nesting_too_deep', `The body nests deeper than ${LEVELS_MAX} levels`);
  }
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
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

/**
 * The offset of the first error in a text that JSON.parse has refused: of the token that is wrong, or of the place where
 * an unfinished string or number breaks off. The messages of JSON.parse differ between versions of Node, and those of
 * Node 20 name no place in short texts.
 */
export function jsonErrorOffset(text: string): number {
  let first: number | undefined;
  const onError = (code: ParseErrorCode, offset: number, length: number) => {
    const isUnfinished = printParseErrorCode(code).startsWith('UnexpectedEndOf');
    first ??= isUnfinished ? offset + length : offset;
  };
  visit(text, { onError }, { disallowComments: true });
  return first ?? text.length;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Whether arrays and objects nest deeper than this. Brackets in strings do not count; the text may be malformed.
 *
 * @param text in UTF-8, where the bytes of ASCII characters never occur within others.
 */
function nestsDeeperThan(text: Uint8Array, levels: number): boolean {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const byte = text[offset];
    if (byte === QUOTE) offset = endOfString(text, offset);
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) depth += 1;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}

/** @param start the offset of the opening quotation mark. */
function endOfString(text: Uint8Array, start: number): number {
  let offset = start + 1;
  while (offset < text.length && text[offset] !== QUOTE) offset += text[offset] === BACKSLASH ? 2 : 1;
  return offset;
}
