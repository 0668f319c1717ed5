import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Response } from 'express';

export type ContentEncoding = keyof typeof compressors;

const [gzipped, brotliCompressed] = [promisify(gzip), promisify(brotliCompress)];

/** Higher levels take twice as long and save a few percent. */
const compressors = {
  gzip: (content: Buffer) => gzipped(content, { level: 3 }),
  br: (content: Buffer) => brotliCompressed(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }),
};

/** A smaller answer takes one or two packets, and would not arrive sooner. */
const BYTES_MIN = 2_048;

/**
 * The encoding that the client prefers for an answer of this size, if any. An answer that depends on the client says so to
 * caches.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export function acceptedEncoding(res: Response, bytes: number): ContentEncoding | undefined {
  if (bytes < BYTES_MIN) return undefined;
  res.vary('Accept-Encoding');
  const accepted = res.req.acceptsEncodings('gzip', 'br', 'identity');
  return accepted === 'gzip' || accepted === 'br' ? accepted : undefined;
}

/** Compresses outside of the event loop, on a thread of Node's pool. */
export function compress(content: Buffer, encoding: ContentEncoding): Promise<Buffer> {
  return compressors[encoding](content);
}
