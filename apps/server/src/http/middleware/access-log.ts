import { closingReasonOf } from '../../core/closed-connections.ts';
import type { Services } from '../../services.ts';
import { networkOf } from '../request/authenticate.ts';
import type { Preparation } from '../request/preparation.ts';
import { stateOf } from '../request/request-context.ts';

/** The answers to callers without a valid key, and to those who exceed a limit. */
const networkStatuses = [401, 429];

/**
 * Logs one line per request, at its end. Without headers, bodies and the URL, which may contain a key or personal data.
 * Only a refused caller is located, by the network in which the rate limits count it.
 */
export function logAccess({ logger }: Pick<Services, 'logger'>): Preparation {
  return (req, res) => {
    const startedAt = performance.now();
    // A closed socket no longer has an address.
    const network = networkOf(req);
    res.on('close', () => {
      const { logIds, operationId } = stateOf(res);
      const { request_id, trace_id, tenant_id, key_id } = logIds;
      const line = {
        request_id,
        trace_id,
        tenant_id,
        key_id,
        method: req.method,
        operation_id: operationId,
        client_network: networkStatuses.includes(res.statusCode) ? network : undefined,
        status: res.headersSent ? res.statusCode : undefined,
        duration_ms: Math.round((performance.now() - startedAt) * 10) / 10,
      };
      const reason = closingReasonOf(req.socket);
      if (res.writableFinished) logger.info(line, 'request answered');
      else if (reason === undefined) logger.warn(line, 'the client disconnected before the end of the answer');
      else logger.warn({ ...line, reason }, 'the server closed the connection before the end of the answer');
    });
  };
}

/** Counts each request and times it. */
export function observeRequest({ metrics }: Pick<Services, 'metrics'>): Preparation {
  return (_req, res) => {
    const end = metrics.requestDuration.startTimer();
    metrics.requestsInFlight.inc();
    res.on('close', () => {
      const { operationId: operation = 'none' } = stateOf(res);
      metrics.requestsInFlight.dec();
      metrics.requests.inc({ operation, status: res.headersSent ? String(res.statusCode) : 'none' });
      end({ operation });
    });
  };
}
