/** Whether a text can serve as a key: at least 16 visible ASCII characters, so that it fits into a header unchanged. */
export function isUsableApiKey(text: string): boolean {
  return /^[!-~]{16,}$/.test(text);
}
