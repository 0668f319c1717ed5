import type { Response } from 'express';

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
