const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Whether arrays and objects nest deeper than this. Brackets in strings do not count; the text may be malformed.
 *
 * @param text in UTF-8, in which these bytes stand for their characters and never for a part of another.
 */
export function nestsDeeperThan(text: Uint8Array, levels: number): boolean {
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

/** @param start where the opening quotation mark stands. */
function endOfString(text: Uint8Array, start: number): number {
  let offset = start + 1;
  while (offset < text.length && text[offset] !== QUOTE) offset += text[offset] === BACKSLASH ? 2 : 1;
  return offset;
}
