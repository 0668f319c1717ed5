import type { Response } from 'express';

/** An answer with a JSON body, and its own headers. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends an answer that must not be cached. To HEAD, Node sends the headers alone. */
export function sendJson(res: Response, { status, body, headers = {} }: JsonAnswer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Content-Length', bytes.byteLength);
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
export function endResponse(res: Response, content: Buffer): void {
  const { req } = res;
  if (req.complete) {
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
