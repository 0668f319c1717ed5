import type { IncomingHttpHeaders } from 'node:http';
import busboy from 'busboy';
import { DomainError } from '../domain-error.js';
import type { UploadedFile } from './uploaded-file.js';

/** Far more than a form of ours has; what follows is passed over. */
const PARTS_MAX = 100;

/**
 * Splits a multipart body into its parts, with or without a file name.
 *
 * @throws DomainError `malformed_multipart`; `invalid_encoding` where a part declares another encoding than UTF-8.
 */
export function readParts(headers: IncomingHttpHeaders, body: Buffer): Promise<UploadedFile[]> {
  return new Promise((resolve, reject) => {
    const parts: UploadedFile[] = [];
    const fail = (cause: unknown) => reject(malformedMultipart(cause));
    const form = createParser(headers, body.byteLength);
    const add = (field: string | undefined, content: Buffer | undefined) => {
      if (field === undefined) fail(new Error('a part has no name'));
      else if (content === undefined) reject(invalidEncoding());
      else parts.push({ field, content });
    };
    form.on('file', (field: string | undefined, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', fail);
      stream.on('end', () => add(field, Buffer.concat(chunks)));
    });
    form.on('field', (field: string | undefined, text: string | undefined) => add(field, bytesOf(text, body)));
    form.on('error', fail);
    form.on('close', () => resolve(parts));
    form.end(body);
  });
}

function createParser(headers: IncomingHttpHeaders, bytesMax: number): busboy.Busboy {
  const limits = { parts: PARTS_MAX, fieldSize: bytesMax + 1 };
  try {
    return busboy({ headers, limits, defCharset: 'latin1', defParamCharset: 'utf8' });
  } catch (cause) {
    throw malformedMultipart(cause);
  }
}

/**
 * The bytes of a field without a file name, which busboy hands on as text: byte by byte by our default, but decoded
 * where the part declares a character set. What it has decoded without loss stands in the body as UTF-8.
 */
function bytesOf(text: string | undefined, body: Buffer): Buffer | undefined {
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, 'latin1');
  if (bytes.toString('latin1') === text && body.includes(bytes)) return bytes;
  const encoded = Buffer.from(text, 'utf8');
  return body.includes(encoded) ? encoded : undefined;
}

function malformedMultipart(cause: unknown): DomainError {
  return new DomainError('malformed_multipart', 'The body is not valid multipart/form-data', { cause });
}

/** Also of a file that is read as text later. */
export function invalidEncoding(): DomainError {
  return new DomainError('invalid_encoding', 'The body is not valid UTF-8');
}
