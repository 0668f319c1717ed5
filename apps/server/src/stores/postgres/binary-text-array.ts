import { types } from 'pg';

const wordBytes = 4;
const headerWords = 5;

/**
 * An array of texts in PostgreSQL's binary format. As text, every element would have to be searched for characters to
 * escape; and to bind each by itself costs the driver more than to write it here.
 *
 * @param type of the elements: one whose binary format is that of text.
 * @see https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/arrayfuncs.c array_recv
 */
export function binaryTextArray(texts: readonly string[], type: 'TEXT' | 'JSON'): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const bytes = lengths.reduce((sum, length) => sum + wordBytes + length, headerWords * wordBytes);
  const array = Buffer.allocUnsafe(bytes);
  let offset = writeHeader(array, types.builtins[type], texts.length);
  for (const [index, text] of texts.entries()) {
    offset = array.writeInt32BE(lengths[index] ?? 0, offset);
    offset += array.write(text, offset);
  }
  return array;
}

/** @returns where the elements begin. */
function writeHeader(array: Buffer, elementType: number, length: number): number {
  const [dimensions, hasNulls, lowerBound] = [1, 0, 1];
  const words = [dimensions, hasNulls, elementType, length, lowerBound];
  return words.reduce((offset, word) => array.writeInt32BE(word, offset), 0);
}
