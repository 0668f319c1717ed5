import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Response } from 'express';
import { type ContentEncoding, compress } from '../response/compress.ts';
import { sendContent } from '../response/send.ts';

/** A file that does not change while the server runs. */
export interface StaticFile {
  readonly content: Buffer;
  /** Weak, since all encodings have the same. */
  readonly entityTag: string;
  /** Compresses the content, once for each encoding. */
  readonly compressed: (encoding: ContentEncoding) => Promise<Buffer>;
}

const files = new Map<string, Promise<StaticFile>>();

/** All answers share one buffer; otherwise, a client that requests often and reads slowly could fill the memory. */
export function readOnce(path: string): Promise<StaticFile> {
  const file = files.get(path) ?? read(path);
  files.set(path, file);
  file.catch(() => files.delete(path));
  return file;
}

async function read(path: string): Promise<StaticFile> {
  const content = await readFile(path);
  const encodings = new Map<ContentEncoding, Promise<Buffer>>();
  const compressed = (encoding: ContentEncoding) => {
    const bytes = encodings.get(encoding) ?? compress(content, encoding);
    encodings.set(encoding, bytes);
    return bytes;
  };
  return { content, entityTag: `W/"${createHash('sha256').update(content).digest('base64url')}"`, compressed };
}

/** How long clients may use a file without asking. By default, they ask each time, since a new version of the server may have another one. */
export type CacheControl = 'no-cache' | 'public, max-age=31536000, immutable';

/**
 * Sends a file, or 304 to a client that has it already.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
export async function sendFile(
  res: Response,
  file: StaticFile,
  mediaType: string,
  cacheControl: CacheControl = 'no-cache',
): Promise<void> {
  res.setHeader('Cache-Control', cacheControl);
  res.setHeader('ETag', file.entityTag);
  if (!isKnown(file, res.req.get('If-None-Match'))) {
    res.setHeader('Content-Type', mediaType);
    return sendContent(res, file.content, file.compressed);
  }
  res.vary('Accept-Encoding');
  res.statusCode = 304;
  res.end();
}

/** Not `req.fresh` of Express: it is false with `Cache-Control: no-cache`, which fetch adds to `If-None-Match`. */
function isKnown({ entityTag }: StaticFile, ifNoneMatch = ''): boolean {
  const known = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^(?!W\/|\*)/, 'W/'));
  return known.includes(entityTag) || known.includes('*');
}
