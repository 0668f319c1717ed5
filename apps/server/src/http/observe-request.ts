import type { RequestHandler } from 'express';
import type { Services } from '../services.ts';
import { stateOf } from './request-state.ts';

/** Counts each request and times it. */
export function observeRequest({ metrics }: Pick<Services, 'metrics'>): RequestHandler {
  return (_req, res, next) => {
    const end = metrics.requestDuration.startTimer();
    metrics.requestsInFlight.inc();
    res.once('close', () => {
      const { operationId: operation = 'none' } = stateOf(res);
      metrics.requestsInFlight.dec();
      metrics.requests.inc({ operation, status: res.headersSent ? String(res.statusCode) : 'none' });
      end({ operation });
    });
    next();
  };
}
