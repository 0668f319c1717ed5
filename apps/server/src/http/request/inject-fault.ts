import type { OperationDefinition } from '@rollcall/contract';
import type { Request } from 'express';
import {
  type DomainError,
  internalError,
  preconditionFailed,
  queryTooSlow,
  serviceUnavailable,
} from '../../core/errors.ts';
import { inProgress } from '../../idempotency/run-idempotent.ts';
import { RateLimitError } from '../../rate-limits/rate-limits.ts';
import type { Services } from '../../services.ts';

const PREFERENCE = /(?:^|[,;\s])code\s*=\s*"?(409|412|422|429|500|503)"?\s*(?=$|[,;])/i;

const faults: Readonly<Record<string, (operation: OperationDefinition) => DomainError | undefined>> = {
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
 * Fails as the header demands (`Prefer: code=503`), so that clients can test their handling of errors. The answer is the
 * same as that to a real failure. Without `faultInjection` the header is ignored, as RFC 7240 allows.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-2
 */
export function injectFault(
  services: Pick<Services, 'faultInjection'>,
  operation: OperationDefinition,
  req: Request,
): void {
  if (!services.faultInjection) return;
  const [, code = ''] = PREFERENCE.exec(req.get('Prefer') ?? '') ?? [];
  const fault = faults[code]?.(operation);
  if (fault !== undefined) throw fault;
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
