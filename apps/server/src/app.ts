import type { RequestListener } from 'node:http';
import express from 'express';
import helmet from 'helmet';
import { answerOperation } from './http/answer-operation.ts';
import { assignRequestId } from './http/assign-request-id.ts';
import { basePath } from './http/base-path.ts';
import { closeWhenStopping } from './http/close-when-stopping.ts';
import { handleError } from './http/handle-error.ts';
import { logAccess } from './http/log-access.ts';
import { observeRequest } from './http/observe-request.ts';
import { answerOperational } from './http/operational-routes.ts';
import { refuseUnknownRoute } from './http/refuse-route.ts';
import { toOriginForm } from './http/to-origin-form.ts';
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
