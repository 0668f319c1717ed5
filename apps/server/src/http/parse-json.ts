import { isUtf8 } from 'node:buffer';
import { DomainError } from '../domain-error.ts';
import { jsonErrorOffset } from './json-error-offset.ts';
import { nestsDeeperThan } from './json-nesting.ts';

const LEVELS_MAX = 32;
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Reads a JSON body.
 *
 * @throws DomainError `invalid_encoding`, `nesting_too_deep`, `malformed_json` (an empty body included).
 */
export function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new DomainError('invalid_encoding', 'The body is not valid UTF-8');
  // Before it is parsed: everything that comes after walks through the value by recursion.
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
