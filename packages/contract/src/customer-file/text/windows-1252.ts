/** So many characters fit into one call. */
const PART_BYTES = 1024;

/** The characters that Windows-1252 has in the place of the control characters of Latin-1; the standard reads both so. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Decodes Windows-1252, or Latin-1. Not by `TextDecoder`: in some versions of Node, it takes Windows-1252 for Latin-1. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    texts.push(String.fromCharCode(...bytes.subarray(at, at + PART_BYTES)));
  }
  return texts.join('').replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}
