import type { Response } from 'express';

/** An answer with a JSON body, and the headers that belong to it alone. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends an answer, which nobody may keep. To HEAD, Node sends its headers alone. */
export function sendJson(res: Response, { status, body, headers = {} }: JsonAnswer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Content-Length', bytes.byteLength);
  endResponse(res, bytes);
}

/** How long a client that has its answer may go on sending. */
const PATIENCE_MS = 10_000;

/**
 * Sends the body of an answer, which is the end of it.
 *
 * An answer may come before the whole request is there: a wrong key, a body that is too large. On a connection that is
 * to be closed, Node would close it at once, and a client that still sends could lose the answer. So the answer is
 * sent at once, but ends only when the rest of the request has been passed over.
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
  const timer = setTimeout(end, PATIENCE_MS);
  req.once('close', end).once('end', end).resume();
}
