import type { RequestHandler } from 'express';
import type { Services } from '../../services.ts';

/** While the server stops, every answer is the last of its connection: a client that stays would hold up the end. */
export function closeWhenStopping(services: Pick<Services, 'isStopping'>): RequestHandler {
  return (_req, res, next) => {
    if (services.isStopping()) res.setHeader('Connection', 'close');
    next();
  };
}
