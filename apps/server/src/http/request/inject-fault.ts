import type { OperationDefinition } from '@rollcall/contract';
import type { Request } from 'express';
import { type DomainError, internalError, serviceUnavailable } from '../../core/errors.ts';
import { inProgress } from '../../idempotency/answer-once.ts';
import { rateLimited } from '../../rate-limits/rate-limits.ts';
import type { Services } from '../../services.ts';

const PREFERENCE = /(?:^|[,;\s])code\s*=\s*"?(409|429|500|503)"?\s*(?=$|[,;])/i;

const faults: Readonly<Record<string, (operation: OperationDefinition) => DomainError | undefined>> = {
  // Only what can be repeated with an idempotency key can be in progress.
  409: ({ parameters }) => (parameters.some(({ name }) => name === 'Idempotency-Key') ? inProgress() : undefined),
  429: () => rateLimited({ quota: 6000, windowSeconds: 60, remaining: 0, resetSeconds: 12 }),
  500: () => internalError('injected by Prefer: code=500'),
  503: () => serviceUnavailable('injected by Prefer: code=503'),
};

/**
 * Fails as the header asks (`Prefer: code=503`), so that clients can test what they do then. The error takes the way of
 * a real one. Without `faultInjection` the header is ignored, as RFC 7240 has it.
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
