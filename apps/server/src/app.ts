import type { RequestListener } from 'node:http';
import express from 'express';
import helmet from 'helmet';
import { logAccess, observeRequest } from './http/middleware/access-log.ts';
import { closeWhenStopping } from './http/middleware/close-when-stopping.ts';
import { handleError } from './http/middleware/error-handler.ts';
import { refuseUnknownRoute } from './http/middleware/not-found.ts';
import { answerOperational } from './http/middleware/operational-routes.ts';
import { assignRequestId, toOriginForm } from './http/middleware/request-context.ts';
import { answerOperation } from './http/request/answer-operation.ts';
import { basePath } from './operations/operation.ts';
import type { Services } from './services.ts';

/**
 * The application, without a server around it.
 *
 * Nothing may be left to Express to answer, since it answers with HTML. Its settings are those of exact paths; the
 * query is read elsewhere, and there are no entity tags, since answers are never kept (`Cache-Control: no-store`).
 */
export function createApp(services: Services): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', services.trustedProxies);
  app.enable('case sensitive routing');
  app.enable('strict routing');

  app.use(assignRequestId(services));
  app.use(logAccess);
  app.use(observeRequest(services));
  app.use(closeWhenStopping(services));
  app.use(helmet({ strictTransportSecurity: false })); // whoever ends TLS in front of us decides on it
  app.use(answerOperational(services));
  app.use(basePath, answerOperation(services));
  app.use(refuseUnknownRoute);
  app.use(handleError(services));
  return (req, res) => {
    req.url = toOriginForm(req.url ?? '');
    app(req, res);
  };
}
