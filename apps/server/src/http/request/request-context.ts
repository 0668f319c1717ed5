import type { OperationId } from '@rollcall/contract';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type { Services } from '../../services.ts';
import type { Span } from '../../telemetry/telemetry.ts';
import type { Preparation } from './preparation.ts';

/** Facts about a request, beside its content, for the log and the errors. */
export class RequestState {
  readonly requestId: string;
  /** For every line of the log: the id of the request and, as soon as they are known, those of its trace, tenant and key. */
  readonly logIds: LogIds;
  /** Absent until the path and the method have led to an operation. */
  operationId?: OperationId;
  /** The span of the request, if it is traced. */
  span?: Span;
  readonly #logger: Logger;

  constructor(requestId: string, logger: Logger) {
    this.requestId = requestId;
    this.logIds = { request_id: requestId };
    this.#logger = logger;
  }

  /** Writes the ids into every line. Created for each call, since most requests log their access line only. */
  get logger(): Logger {
    return this.#logger.child(this.logIds);
  }
}

interface LogIds {
  readonly request_id: string;
  trace_id?: string;
  tenant_id?: string;
  key_id?: string;
}

/** The state that {@link assignRequestId} has created. */
export function stateOf(res: Response): RequestState {
  return res.locals.state as RequestState;
}

/** Visible ASCII, as in the document. Any other character would let a caller write into our log. */
const VALID_ID = /^[!-~]{1,128}$/;

/** The first step: takes the request id from its header or creates one, and puts it into the answer. */
export function assignRequestId({ logger, newId }: Pick<Services, 'logger' | 'newId'>): Preparation {
  return (req, res) => {
    const sent = req.get('X-Request-Id') ?? '';
    const requestId = VALID_ID.test(sent) ? sent : newId();
    res.locals.state = new RequestState(requestId, logger);
    res.setHeader('X-Request-Id', requestId);
  };
}
