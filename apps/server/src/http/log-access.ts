import type { RequestHandler } from 'express';
import { stateOf } from './request-state.ts';

/**
 * Logs one line per request, once it is over. Neither headers nor bodies nor the URL: a key or personal data may stand
 * in them.
 */
export const logAccess: RequestHandler = (req, res, next) => {
  const startedAt = performance.now();
  res.once('close', () => {
    const { logger, operationId, tenantId } = stateOf(res);
    const line = {
      method: req.method,
      operation_id: operationId,
      tenant_id: tenantId,
      status: res.headersSent ? res.statusCode : undefined,
      duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
    };
    if (res.writableFinished) logger.info(line, 'request answered');
    else logger.warn(line, 'the client went away before it had the whole answer');
  });
  next();
};
