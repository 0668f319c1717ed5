import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Response } from 'express';
import { DomainError } from '../../core/errors.ts';
import { endResponse } from '../response/send.ts';

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
  sendFile(res, await readOnce(`@rollcall/contract/${name}`), mediaType);
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
  sendFile(res, page, 'text/html; charset=utf-8');
}

async function readReference(): Promise<Buffer | undefined> {
  try {
    return await readOnce('@rollcall/docs/reference.html');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND' || code === 'ENOENT') return undefined;
    throw error;
  }
}

const contents = new Map<string, Promise<Buffer>>();

/** All answers share one buffer; otherwise, a client that requests often and reads slowly could fill the memory. */
function readOnce(specifier: string): Promise<Buffer> {
  const content = contents.get(specifier) ?? readFile(resolve(specifier));
  contents.set(specifier, content);
  content.catch(() => contents.delete(specifier));
  return content;
}

function sendFile(res: Response, content: Buffer, mediaType: string): void {
  res.setHeader('Content-Type', mediaType);
  res.setHeader('Content-Length', content.byteLength);
  endResponse(res, content);
}
