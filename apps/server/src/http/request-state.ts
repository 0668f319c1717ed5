import type { OperationId } from '@rollcall/contract';
import type { Response } from 'express';
import type { Logger } from 'pino';

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
