import type { Response } from 'express';
import { waitsForInvitation } from '../../server/expectations.ts';
import { acceptedEncoding, type ContentEncoding, compress } from './compress.ts';

/** An answer with a JSON body, and its own headers. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends an answer that must not be cached. To HEAD, Node sends the headers alone. */
export function sendJson(res: Response, { status, body, headers = {} }: JsonAnswer): Promise<void> {
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'application/json');
  return sendContent(res, Buffer.from(JSON.stringify(body)));
}

/**
 * Sends a body of text, compressed if it is large enough and the client accepts that. A body that is not compressed is
 * sent before this function returns.
 *
 * The whole body is compressed before any of it is sent. So the answer has a length, to HEAD as well, and no slow client
 * can delay its end.
 *
 * @param compressed compresses the content. By default, it is compressed again for each answer.
 */
export async function sendContent(
  res: Response,
  content: Buffer,
  compressed: (encoding: ContentEncoding) => Promise<Buffer> = (encoding) => compress(content, encoding),
): Promise<void> {
  const encoding = acceptedEncoding(res, content.byteLength);
  if (encoding === undefined) return endResponse(res, content);
  const bytes = await compressed(encoding);
  res.setHeader('Content-Encoding', encoding);
  endResponse(res, bytes);
}

/** How long a client may continue to send after its answer. */
const LINGER_MS = 10_000;

/**
 * Sends the body of an answer, and ends it.
 *
 * An answer may precede the end of its request: after a wrong key, or a body that is too large. If the connection is to
 * be closed, Node would do it at once, and a client that still sends could lose the answer. So the answer is sent at
 * once, but ends only after the rest of the request, which is ignored.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 */
function endResponse(res: Response, content: Buffer): void {
  const { req } = res;
  res.setHeader('Content-Length', content.byteLength);
  if (req.complete || waitsForInvitation(req)) {
    res.end(content);
    return;
  }
  res.write(content);
  const end = () => {
    clearTimeout(timer);
    res.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  req.once('close', end).once('end', end).resume();
}
