/** A text of the API's as it may be shown in a line on a terminal: control characters would move the cursor, or do worse. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
