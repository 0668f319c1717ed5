import type { OperationId } from '@rollcall/contract';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Services } from '../../services.ts';

/** What the document allows: visible ASCII. Anything else would let a caller write into our log. */
const ACCEPTED = /^[!-~]{1,128}$/;

/** Takes the id of the request from its header, or gives it a new one, and answers with it. */
export function assignRequestId(services: Pick<Services, 'logger' | 'newId'>): RequestHandler {
  return (req, res, next) => {
    const sent = req.get('X-Request-Id') ?? '';
    const requestId = ACCEPTED.test(sent) ? sent : services.newId();
    setState(res, { requestId, logger: services.logger.child({ request_id: requestId }) });
    res.setHeader('X-Request-Id', requestId);
    next();
  };
}

/** What is known about a request beside its content: for the log, and for the errors. */
export interface RequestState {
  readonly requestId: string;
  /** Writes the request id into every line. */
  readonly logger: Logger;
  /** Absent until the path and the method have led to an operation. */
  operationId?: OperationId;
  /** Absent until the key is known. */
  tenantId?: string;
}

/** Called once, by the first middleware. */
export function setState(res: Response, state: RequestState): void {
  res.locals.state = state;
}

export function stateOf(res: Response): RequestState {
  return res.locals.state as RequestState;
}

/**
 * A request target without scheme and host, which say nothing to us: `http://any.host/customers` is `/customers`.
 *
 * Express would take a target apart by itself, and answers with HTML, before any middleware, where it cannot
 * (`http://[`).
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
export function toOriginForm(target: string): string {
  const [, origin] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*(.*)$/is.exec(target) ?? [];
  if (origin === undefined) return target;
  return origin.startsWith('/') ? origin : `/${origin}`;
}
