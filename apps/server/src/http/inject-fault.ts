import type { Request } from 'express';
import { internalError, serviceUnavailable } from '../domain-error.js';
import type { Services } from '../services.js';

const PREFERENCE = /(?:^|[,;\s])code\s*=\s*"?(500|503)"?\s*(?=$|[,;])/i;

/**
 * Fails as the header asks (`Prefer: code=500`, `Prefer: code=503`), so that clients can test what they do then. The
 * error takes the way of a real one. Without `faultInjection` the header is ignored, as RFC 7240 has it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240#section-2
 */
export function injectFault(services: Pick<Services, 'faultInjection'>, req: Request): void {
  if (!services.faultInjection) return;
  const [, code] = PREFERENCE.exec(req.get('Prefer') ?? '') ?? [];
  if (code === '500') throw internalError('injected by Prefer: code=500');
  if (code === '503') throw serviceUnavailable('injected by Prefer: code=503');
}
