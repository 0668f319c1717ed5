import type { IncomingMessage, ServerResponse } from 'node:http';

/** Tells the client to send the body, by the request that it has sent without one. */
const invitations = new WeakMap<IncomingMessage, () => void>();

/**
 * Lets a client wait that sends the body only after "100 Continue", until {@link inviteBody} is called. If the request is
 * answered before, Node ends the connection: it cannot know whether the body or another request follows.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
 */
export function deferContinue(req: IncomingMessage, res: ServerResponse): void {
  if (expects(req)) invitations.set(req, () => res.writeContinue());
}

/** Asks the client for the body, if it waits for that. Call it when the head of the request has passed every check. */
export function inviteBody(req: IncomingMessage): void {
  invitations.get(req)?.();
  invitations.delete(req);
}

/** Whether the client still waits before it sends the body. Some clients wait a moment only, or not at all. */
export function waitsForInvitation(req: IncomingMessage): boolean {
  return invitations.has(req) && req.readableLength === 0;
}

/** Whether a request expects something that no server here knows. */
export function hasUnknownExpectation(req: IncomingMessage): boolean {
  return expects(req) && !/^(?:[\s,]*100-continue)+[\s,]*$/i.test(req.headers.expect ?? '');
}

/** In HTTP/1.0, expectations must be ignored. */
function expects({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.expect !== undefined && httpVersion === '1.1';
}
