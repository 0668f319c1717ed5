import { type CustomerFileError, unreadable } from '../errors.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** Decodes UTF-8, and knows where a byte is that is not. */
export class Utf8Decoder {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #isGuess: boolean;
  /** The beginning of a character whose end is in the next chunk. */
  #begun: Uint8Array = new Uint8Array();
  #line = 1;
  /** The text of the current line so far, truncated at its beginning. */
  #lineText = '';
  #column = 1;

  /** @param isGuess whether nothing says that the file is UTF-8, so that another encoding is suggested. */
  constructor(isGuess: boolean) {
    this.#isGuess = isGuess;
  }

  decode(chunk: Uint8Array): string {
    const bytes = this.#begun.length === 0 ? chunk : joined(this.#begun, chunk);
    const whole = bytes.length - unfinishedBytes(bytes);
    this.#begun = bytes.slice(whole);
    return this.#decodeWhole(bytes.subarray(0, whole));
  }

  end(): string {
    return this.#decodeWhole(this.#begun);
  }

  #decodeWhole(bytes: Uint8Array): string {
    let text: string;
    try {
      text = this.#decoder.decode(bytes);
    } catch {
      throw this.#invalidAt(bytes);
    }
    this.#advance(text);
    return text;
  }

  #advance(text: string): void {
    const lineEnds = text.match(/\r\n|\r|\n/g)?.length ?? 0;
    this.#line += lineEnds;
    const tail = lineEnds === 0 ? text : text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
    if (lineEnds > 0) {
      this.#lineText = '';
      this.#column = 1;
    }
    this.#column += tail.length;
    this.#lineText = (this.#lineText + tail).slice(-CONTEXT_CHARACTERS);
  }

  #invalidAt(bytes: Uint8Array): CustomerFileError {
    const valid = validBytes(bytes, this.#decoder);
    this.#advance(this.#decoder.decode(bytes.subarray(0, valid)));
    const byte = (bytes[valid] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    const place = `Line ${this.#line}, column ${this.#column}, has the byte 0x${byte}, which is not valid UTF-8`;
    if (!this.#isGuess) return unreadable('invalid_encoding', place);
    const [after = ''] = decodeWindows1252(bytes.subarray(valid, valid + CONTEXT_CHARACTERS)).split(/[\r\n]/, 1);
    const word = `${lastWord(this.#lineText)}${/^[^\s,;"]*/.exec(after)?.[0] ?? ''}`;
    return unreadable(
      'invalid_encoding',
      `${place}. In Windows-1252, the word there is "${word}". Save the file as "CSV UTF-8", or name its encoding`,
      [{ option: 'encoding', value: 'windows-1252' }],
    );
  }
}

const CONTEXT_CHARACTERS = 30;

function lastWord(text: string): string {
  return /[^\s,;"]*$/.exec(text)?.[0] ?? '';
}

/** How many bytes at the end begin a character of UTF-8 that has more bytes than there are. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let count = 1; count <= 3; count += 1) {
    const byte = bytes[bytes.length - count];
    if (byte === undefined || byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > count ? count : 0;
  }
  return 0;
}

/** How many bytes at the beginning are whole characters: more bytes never make an invalid beginning valid. */
function validBytes(bytes: Uint8Array, decoder: TextDecoder): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    const part = bytes.subarray(0, middle);
    if (isValid(part.subarray(0, middle - unfinishedBytes(part)), decoder)) valid = middle;
    else invalid = middle;
  }
  return valid - unfinishedBytes(bytes.subarray(0, valid));
}

function isValid(bytes: Uint8Array, decoder: TextDecoder): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}
