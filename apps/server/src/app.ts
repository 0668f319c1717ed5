import type { RequestListener } from 'node:http';
import express from 'express';
import helmet from 'helmet';
import { answerOperation } from './http/answer-operation.js';
import { assignRequestId } from './http/assign-request-id.js';
import { basePath } from './http/base-path.js';
import { closeWhenStopping } from './http/close-when-stopping.js';
import { handleError } from './http/handle-error.js';
import { logAccess } from './http/log-access.js';
import { observeRequest } from './http/observe-request.js';
import { answerOperational } from './http/operational-routes.js';
import { refuseUnknownRoute } from './http/refuse-route.js';
import { toOriginForm } from './http/to-origin-form.js';
import type { Services } from './services.js';

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
