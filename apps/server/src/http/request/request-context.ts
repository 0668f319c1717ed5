import type { OperationId } from '@rollcall/contract';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Services } from '../../services.ts';
import type { Span } from '../../telemetry/telemetry.ts';

/** Facts about a request, beside its content, for the log and the errors. */
export interface RequestState {
  readonly requestId: string;
  /** Writes the request id into every line and, once the request is authenticated, the ids of its tenant and its key. */
  logger: Logger;
  /** Absent until the path and the method have led to an operation. */
  operationId?: OperationId;
  /** The span of the request, if it is traced. */
  span?: Span;
}

/** The state that {@link assignRequestId} has created. */
export function stateOf(res: Response): RequestState {
  return res.locals.state as RequestState;
}

/** Visible ASCII, as in the document. Any other character would let a caller write into our log. */
const VALID_ID = /^[!-~]{1,128}$/;

/** The first middleware: takes the request id from its header or creates one, and puts it into the answer. */
export function assignRequestId({ logger, newId }: Pick<Services, 'logger' | 'newId'>): RequestHandler {
  return (req, res, next) => {
    const sent = req.get('X-Request-Id') ?? '';
    const requestId = VALID_ID.test(sent) ? sent : newId();
    const state: RequestState = { requestId, logger: logger.child({ request_id: requestId }) };
    res.locals.state = state;
    res.setHeader('X-Request-Id', requestId);
    next();
  };
}
