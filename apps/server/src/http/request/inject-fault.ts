import { setTimeout } from 'node:timers/promises';
import type { OperationDefinition } from '@rollcall/contract';
import type { Request, Response } from 'express';
import {
  type DomainError,
  internalError,
  preconditionFailed,
  queryTooSlow,
  serviceUnavailable,
} from '../../core/errors.ts';
import { type Fault, type FaultCode, faultInHeader } from '../../faults/fault.ts';
import { inProgress } from '../../idempotency/run-idempotent.ts';
import { RateLimitError } from '../../rate-limits/rate-limits.ts';
import type { Services } from '../../services.ts';

const failures: Readonly<Record<FaultCode, (operation: OperationDefinition) => DomainError | undefined>> = {
  // Only a request with an idempotency key can be in progress.
  409: (operation) => (hasParameter(operation, 'Idempotency-Key') ? inProgress() : undefined),
  412: (operation) => (hasParameter(operation, 'If-Match') ? preconditionFailed() : undefined),
  422: (operation) =>
    hasParameter(operation, 'search_term') ? queryTooSlow('injected by Prefer: code=422') : undefined,
  429: () => new RateLimitError({ quota: 6000, windowSeconds: 60, remaining: 0, resetSeconds: 12 }),
  500: () => internalError('injected by Prefer: code=500'),
  503: () => serviceUnavailable('injected by Prefer: code=503'),
};

function hasParameter({ parameters }: OperationDefinition, parameter: string): boolean {
  return parameters.some(({ name }) => name === parameter);
}

/**
 * The fault of a request: that in its header `Prefer`, else that of a rule for everybody. Without `faultInjection` there is
 * none, since RFC 7240 allows a server to ignore the header.
 */
export function faultOf(
  { faultInjection, faultRules }: Pick<Services, 'faultInjection' | 'faultRules'>,
  operationId: string,
  req: Request,
): Fault | undefined {
  if (!faultInjection) return undefined;
  const rule = faultRules.next(operationId);
  const prefer = req.get('Prefer');
  return prefer === undefined ? rule : { ...rule, ...faultInHeader(prefer) };
}

/**
 * Waits, closes the connection or fails as a fault demands, so that clients can test their handling of errors. The answer
 * is the same as that to a real failure.
 *
 * @returns whether the request can still be answered.
 */
export async function injectFault(fault: Fault, operation: OperationDefinition, res: Response): Promise<boolean> {
  if (fault.delayMs !== undefined) await waitUnlessClosed(fault.delayMs, res);
  if (fault.disconnect === 'before') res.destroy();
  if (res.destroyed) return false;
  const failure = fault.code && failures[fault.code](operation);
  if (failure !== undefined) throw failure;
  return true;
}

/** A client that is gone does not keep the request open. */
async function waitUnlessClosed(delayMs: number, res: Response): Promise<void> {
  const closed = new AbortController();
  const abort = () => closed.abort();
  res.once('close', abort);
  await setTimeout(delayMs, undefined, { signal: closed.signal }).catch(() => {});
  res.off('close', abort);
}

const TIME = /(?:^|[,;\s])now\s*=\s*"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"/i;

/**
 * The clock of a request that chooses its time (`Prefer: now="2026-01-31T23:59:59.999Z"`), so that clients can test
 * their handling of times, such as the end of a day. Without `faultInjection` the header is ignored.
 */
export function clockOf(services: Pick<Services, 'faultInjection' | 'now'>, req: Request): Services['now'] {
  const [, time = ''] = services.faultInjection ? (TIME.exec(req.get('Prefer') ?? '') ?? []) : [];
  const chosen = new Date(time);
  return Number.isNaN(chosen.getTime()) ? services.now : () => chosen;
}
