import type { RequestHandler } from 'express';
import type { Services } from '../services.ts';
import { setState } from './request-state.ts';

/** What the document allows: visible ASCII. Anything else would let a caller write into our log. */
const ACCEPTED = /^[!-~]{1,128}$/;

/** Takes the id of the request from its header, or gives it a new one, and answers with it. */
export function assignRequestId(services: Pick<Services, 'logger' | 'newId'>): RequestHandler {
  return (req, res, next) => {
    const sent = req.get('X-Request-Id') ?? '';
    const requestId = ACCEPTED.test(sent) ? sent : services.newId();
    setState(res, { requestId, logger: services.logger.child({ request_id: requestId }) });
    res.setHeader('X-Request-Id', requestId);
    next();
  };
}
