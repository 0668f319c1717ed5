import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import { logAccess, observeRequest } from './http/middleware/access-log.ts';
import { allowOrigins } from './http/middleware/cors.ts';
import { handleError } from './http/middleware/error-handler.ts';
import { answerMetrics, answerOperational } from './http/middleware/operational-routes.ts';
import { traceRequest } from './http/middleware/trace-request.ts';
import { answerOperation } from './http/request/answer-operation.ts';
import { type Preparation, prepare } from './http/request/preparation.ts';
import { assignRequestId } from './http/request/request-context.ts';
import { answerOutsideRoute, answerUnknownRoute } from './http/request/routes.ts';
import { toOriginForm } from './http/request/url.ts';
import { answerSite } from './http/static/site.ts';
import { sites } from './http/static/sites.ts';
import { basePath, type Operations } from './operations/operation.ts';
import type { HttpApplication } from './server/http-server.ts';
import { protectBrowsers } from './server/security-headers.ts';
import type { Services } from './services.ts';

/** The application, without an HTTP server. */
export function createApp(services: Services, operations: Operations): HttpApplication {
  const app = silentExpress(services);
  app.use(
    prepare(
      assignRequestId(services),
      logAccess(services),
      observeRequest(services),
      closeWhenStopping(services),
      protectBrowsers,
      allowOrigins(services),
    ),
  );
  if (services.tracing !== undefined) app.use(basePath, traceRequest(services.tracing));
  app.use(basePath, answerOperation(services, operations));
  app.use(answerOperational(services));
  for (const site of sites) app.use(answerSite(site));
  app.use(answerOutsideRoute(operations));
  app.use(handleError(services));
  return withOriginForm(app);
}

/** The application of the port for metrics. Its requests do not count as requests of the API. */
export function createMetricsApp(services: Services): HttpApplication {
  const app = silentExpress(services);
  app.use(prepare(assignRequestId(services), logAccess(services), closeWhenStopping(services), protectBrowsers));
  app.use(answerMetrics(services));
  app.use((req, res) => answerUnknownRoute(req, res)).use(handleError(services));
  return withOriginForm(app);
}

/**
 * Express must not answer any request itself, since it answers with HTML. Paths are exact; the query is parsed elsewhere.
 * Express makes no entity tags: ours identify the state of a customer, not the bytes of an answer.
 */
function silentExpress({ trustedProxies }: Pick<Services, 'trustedProxies'>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', trustedProxies);
  app.enable('case sensitive routing');
  app.enable('strict routing');
  return app;
}

function withOriginForm(app: Express): HttpApplication {
  const handle: RequestListener = (req, res) => {
    req.url = toOriginForm(req.url ?? '');
    app(req, res);
  };
  return Object.assign(handle, messageClassesOf(app));
}

/**
 * Classes for the requests and responses of Node, with the prototypes that Express would give to each of them. Before
 * Node 24, such a change makes a new hidden class for every request, and all access to its properties is slow.
 */
function messageClassesOf(app: Express): Pick<HttpApplication, 'IncomingMessage' | 'ServerResponse'> {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse<Req extends IncomingMessage> extends ServerResponse<Req> {}
  app.request = Object.setPrototypeOf(ExpressRequest.prototype, app.request);
  app.response = Object.setPrototypeOf(ExpressResponse.prototype, app.response);
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse };
}

/** While the server stops, each answer closes its connection, so that no client delays the end. */
function closeWhenStopping({ isStopping }: Pick<Services, 'isStopping'>): Preparation {
  return (_req, res) => {
    if (isStopping()) res.setHeader('Connection', 'close');
  };
}
