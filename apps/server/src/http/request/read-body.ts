import type { IncomingMessage } from 'node:http';
import { DomainError } from '../../core/errors.ts';
import { inviteBody } from '../../server/expectations.ts';

/** The client disconnected before the end of its request, so that no answer is possible. */
export class RequestAbortedError extends Error {
  override readonly name = 'RequestAbortedError';
}

/** Reads the whole body into memory, as {@link receiveBody} does. */
export async function readBody(req: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await receiveBody(req, bytesMax, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

/**
 * Receives a body chunk by chunk, and resolves at its end. A body that is too large is refused at once, by its
 * Content-Length or when it exceeds the limit; the rest of it is ignored.
 *
 * @param bytesMax maximum size of the body.
 * @param take may pause the request, to resume it later.
 * @throws DomainError `body_too_large`.
 * @throws RequestAbortedError
 */
export function receiveBody(req: IncomingMessage, bytesMax: number, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const abort = (cause?: unknown) => reject(new RequestAbortedError('the request was cut off', { cause }));
    const refuse = () => {
      req.removeAllListeners('data');
      req.resume();
      reject(new DomainError('body_too_large', `The body is larger than ${bytesMax} bytes`));
    };
    // A disconnect before this call no longer emits an event.
    if (req.destroyed) return abort();
    if (Number(req.headers['content-length'] ?? 0) > bytesMax) return refuse();
    inviteBody(req);
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > bytesMax) refuse();
      else take(chunk);
    });
    req.once('end', resolve);
    req.once('error', abort);
  });
}
