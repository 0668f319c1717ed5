/** White space of Unicode (which includes U+00A0 and U+FEFF), and characters without width that come along when text is copied. */
const invisible = /[\s\u180E\u200B-\u200F\u2060]/;

/**
 * A text without the white space and the zero-width characters at its ends. Email addresses, cells of CSV and names of
 * columns are read so.
 *
 * A loop, since a pattern for the end of a text takes quadratic time on a long run of spaces within it.
 */
export function trimText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isInvisible(text, start)) start += 1;
  while (end > start && isInvisible(text, end - 1)) end -= 1;
  return end - start === text.length ? text : text.slice(start, end);
}

function isInvisible(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code <= 0x20 || code > 0x7e) && invisible.test(text[index] ?? '');
}
