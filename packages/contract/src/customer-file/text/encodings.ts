import type { CsvEncoding } from '../../generated/models.ts';
import { unreadable } from '../errors.ts';
import { Utf8Decoder } from './utf8-decoder.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** The encodings that a file may have. UTF-8 and UTF-16 are recognized; another one must be named. */
export const encodingNames = Object.keys({
  'utf-8': true,
  'utf-16le': true,
  'utf-16be': true,
  'windows-1252': true,
  'iso-8859-1': true,
  'iso-8859-15': true,
  'windows-1250': true,
  'windows-1251': true,
  macintosh: true,
} satisfies Record<CsvEncoding, true>) as readonly CsvEncoding[];

/** Text that was decoded from a file. */
export interface DecodedText {
  readonly encoding: CsvEncoding;
  /** Whether the file begins with a byte order mark. */
  readonly hasMark: boolean;
  /** The chunks, without the byte order mark. @throws {CustomerFileError} at a byte that the encoding does not have. */
  readonly chunks: AsyncIterable<string>;
}

/**
 * Decodes the bytes of a file whose first chunk is known.
 *
 * @param named the encoding that the user has named. A byte order mark is stronger.
 */
export function decodeText(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  named: CsvEncoding | undefined,
): DecodedText {
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => first[index] === byte));
  const encoding = mark?.encoding ?? named ?? utf16WithoutMark(first) ?? 'utf-8';
  const isGuess = mark === undefined && named === undefined;
  const hasMark = mark !== undefined;
  return { encoding, hasMark, chunks: decoded(first.subarray(mark?.bytes.length ?? 0), rest, encoding, isGuess) };
}

const marks: readonly { readonly bytes: readonly number[]; readonly encoding: CsvEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

const SAMPLE_BYTES = 1024;

/** In a header of UTF-16, almost every other byte is zero; text in other encodings has no zero bytes. */
function utf16WithoutMark(beginning: Uint8Array): CsvEncoding | undefined {
  const sample = beginning.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length * 0.4;
  if (odd > many && even < odd / 8) return 'utf-16le';
  return even > many && odd < even / 8 ? 'utf-16be' : undefined;
}

async function* decoded(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  encoding: CsvEncoding,
  isGuess: boolean,
): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? new Utf8Decoder(isGuess) : decoderOf(encoding);
  if (first.length > 0) yield decoder.decode(first);
  for await (const chunk of rest) yield decoder.decode(chunk);
  const last = decoder.end();
  if (last !== '') yield last;
}

/** Decodes a file chunk by chunk. */
interface ChunkDecoder {
  decode(chunk: Uint8Array): string;
  end(): string;
}

function decoderOf(encoding: CsvEncoding): ChunkDecoder {
  if (encoding === 'windows-1252' || encoding === 'iso-8859-1') return { decode: decodeWindows1252, end: () => '' };
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw unreadable('invalid_encoding', `The file is not valid ${encoding.toUpperCase()}`);
    }
  };
  return { decode, end: decode };
}
