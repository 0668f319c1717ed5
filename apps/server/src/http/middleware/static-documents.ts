import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Response } from 'express';
import { DomainError } from '../../core/errors.ts';
import { type ContentEncoding, compress } from '../response/compress.ts';
import { sendContent } from '../response/send.ts';

const { resolve } = createRequire(import.meta.url);

/** The reference is one file with inline scripts. It may load nothing, and no page may frame it. */
const REFERENCE_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a file of the contract package. */
export async function sendContractFile(res: Response, name: string, mediaType: string): Promise<void> {
  return sendFile(res, await readOnce(`@rollcall/contract/${name}`), mediaType);
}

/**
 * Sends the rendered reference.
 *
 * @throws DomainError `route_not_found` if it has not been built: the server works without it.
 */
export async function sendReference(res: Response): Promise<void> {
  const page = await readReference();
  if (page === undefined) throw new DomainError('route_not_found', 'The reference has not been built with this server');
  res.setHeader('Content-Security-Policy', REFERENCE_POLICY);
  return sendFile(res, page, 'text/html; charset=utf-8');
}

async function readReference(): Promise<StaticFile | undefined> {
  try {
    return await readOnce('@rollcall/docs/reference.html');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND' || code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A file that does not change while the server runs. */
interface StaticFile {
  readonly content: Buffer;
  /** Weak, since all encodings have the same. */
  readonly entityTag: string;
  /** Compresses the content, once for each encoding. */
  readonly compressed: (encoding: ContentEncoding) => Promise<Buffer>;
}

const files = new Map<string, Promise<StaticFile>>();

/** All answers share one buffer; otherwise, a client that requests often and reads slowly could fill the memory. */
function readOnce(specifier: string): Promise<StaticFile> {
  const file = files.get(specifier) ?? read(specifier);
  files.set(specifier, file);
  file.catch(() => files.delete(specifier));
  return file;
}

/** A bundle contains no packages, so it has their files beside its code. */
function fileOf(specifier: string): URL | string {
  const besideCode = new URL(`documents/${specifier.replace(/^.*\//, '')}`, import.meta.url);
  return existsSync(besideCode) ? besideCode : resolve(specifier);
}

async function read(specifier: string): Promise<StaticFile> {
  const content = await readFile(fileOf(specifier));
  const encodings = new Map<ContentEncoding, Promise<Buffer>>();
  const compressed = (encoding: ContentEncoding) => {
    const bytes = encodings.get(encoding) ?? compress(content, encoding);
    encodings.set(encoding, bytes);
    return bytes;
  };
  return { content, entityTag: `W/"${createHash('sha256').update(content).digest('base64url')}"`, compressed };
}

/**
 * Sends a file, or 304 to a client that has it already. Clients ask each time, since a new version of the server may have
 * another one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 */
async function sendFile(res: Response, file: StaticFile, mediaType: string): Promise<void> {
  res.setHeader('Cache-Control', 'no-cache');
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
