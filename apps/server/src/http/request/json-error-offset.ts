/**
 * Where a text stops being JSON: the offset of the first character that cannot stand there, or the length of the text
 * where it ends too early.
 *
 * JSON.parse does not tell it reliably: its messages differ between the versions of Node, and those of Node 20 name no
 * place at all for short texts.
 *
 * @param text a text that JSON.parse has refused.
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function jsonErrorOffset(text: string): number {
  const open: ('array' | 'object')[] = [];
  let expected: Expected = 'value';
  let offset = skipSpace(text, 0);
  while (offset < text.length) {
    const step: Step = takeToken(text, offset, expected, open);
    if ('errorAt' in step) return step.errorAt;
    expected = step.expected;
    offset = skipSpace(text, step.offset);
  }
  return offset;
}

/** What may stand next. `first name` and `first value` may also be the end of an empty object or array. */
type Expected = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma';

type Step = { readonly errorAt: number } | { readonly offset: number; readonly expected: Expected };

const LITERALS: Partial<Record<string, string>> = { t: 'true', f: 'false', n: 'null' };
/** As much as may be the beginning of a number. */
const NUMBER_START = /-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:(?<=\d)[eE][+-]?\d*)?)?/y;
const ESCAPE_START = /\\(?:["\\/bfnrt]|u[\da-fA-F]{0,4})?/y;

function takeToken(text: string, offset: number, expected: Expected, open: ('array' | 'object')[]): Step {
  const character = text.charAt(offset);
  if (expected === 'colon') return character === ':' ? { offset: offset + 1, expected: 'value' } : { errorAt: offset };
  if (isClosing(character, expected, open)) {
    open.pop();
    return { offset: offset + 1, expected: 'comma' };
  }
  if (expected === 'comma') return takeComma(character, offset, open);
  if (expected === 'name' || expected === 'first name') {
    return character === '"' ? takeString(text, offset, 'colon') : { errorAt: offset };
  }
  return takeValue(text, offset, open);
}

function isClosing(character: string, expected: Expected, open: readonly ('array' | 'object')[]): boolean {
  if (character === ']') return open.at(-1) === 'array' && (expected === 'first value' || expected === 'comma');
  return character === '}' && open.at(-1) === 'object' && (expected === 'first name' || expected === 'comma');
}

function takeComma(character: string, offset: number, open: readonly ('array' | 'object')[]): Step {
  if (character !== ',' || open.length === 0) return { errorAt: offset };
  return { offset: offset + 1, expected: open.at(-1) === 'object' ? 'name' : 'value' };
}

function takeValue(text: string, offset: number, open: ('array' | 'object')[]): Step {
  const character = text.charAt(offset);
  if (character === '"') return takeString(text, offset, 'comma');
  if (character === '[' || character === '{') {
    open.push(character === '[' ? 'array' : 'object');
    return { offset: offset + 1, expected: character === '[' ? 'first value' : 'first name' };
  }
  const literal = LITERALS[character];
  return literal === undefined ? takeNumber(text, offset) : takeLiteral(text, offset, literal);
}

function takeLiteral(text: string, offset: number, literal: string): Step {
  let length = 0;
  while (length < literal.length && text[offset + length] === literal[length]) length += 1;
  return length === literal.length ? { offset: offset + length, expected: 'comma' } : { errorAt: offset + length };
}

function takeNumber(text: string, offset: number): Step {
  const start = matchAt(NUMBER_START, text, offset);
  const end = offset + start.length;
  return /\d$/.test(start) ? { offset: end, expected: 'comma' } : { errorAt: end };
}

function takeString(text: string, offset: number, expected: Expected): Step {
  let at = offset + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return { offset: at + 1, expected };
    if (character < ' ') return { errorAt: at };
    const unit = character === '\\' ? matchAt(ESCAPE_START, text, at) : character;
    at += unit.length;
    if (unit === '\\' || (unit.startsWith('\\u') && unit.length < 6)) return { errorAt: at };
  }
  return { errorAt: text.length };
}

function matchAt(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? '';
}

function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
  return at;
}
