import type { RequestHandler, Response } from 'express';
import type { Services } from '../../services.ts';
import { stateOf } from '../request/request-context.ts';
import { answerOtherMethod, RouteTable } from '../request/routes.ts';
import { sendContent, sendJson } from '../response/send.ts';
import { sendContractFile } from '../static/contract-files.ts';

type OperationalServices = Pick<Services, 'checkDatabase' | 'isStopping' | 'metrics' | 'webhooksProblem'>;

type OperationalRoute = ConstructorParameters<typeof RouteTable<(res: Response) => Promise<void> | void>>[0][number];

/** Answers the routes for operators. They are not part of the document, and need no key. */
export function answerOperational(services: OperationalServices & Pick<Services, 'metricsApart'>): RequestHandler {
  return answerRoutes([
    ...probes(services),
    ...(services.metricsApart ? [] : [metricsRoute(services)]),
    { method: 'GET', path: '/', target: (res) => redirect(res, '/docs') },
    {
      method: 'GET',
      path: '/openapi.yaml',
      target: (res) => sendContractFile(res, 'openapi.yaml', 'application/yaml'),
    },
    {
      method: 'GET',
      path: '/openapi.json',
      target: (res) => sendContractFile(res, 'document.json', 'application/json'),
    },
  ]);
}

/** Answers the routes of the port for metrics, the probes among them. */
export function answerMetrics(services: OperationalServices): RequestHandler {
  return answerRoutes([...probes(services), metricsRoute(services)]);
}

function probes(services: OperationalServices): OperationalRoute[] {
  return [
    { method: 'GET', path: '/healthz', target: (res) => sendState(res, 200, 'ok') },
    { method: 'GET', path: '/readyz', target: (res) => answerReadiness(services, res) },
  ];
}

function metricsRoute(services: OperationalServices): OperationalRoute {
  return { method: 'GET', path: '/metrics', target: (res) => sendMetrics(services, res) };
}

function answerRoutes(operational: readonly OperationalRoute[]): RequestHandler {
  const routes = new RouteTable(operational);
  return async (req, res, next) => {
    const route = routes.find(req.method, req.path);
    if (route.kind === 'found') await route.target(res);
    else if (route.kind === 'other-method') answerOtherMethod(req.method, route.allow, res);
    else next();
  };
}

/**
 * 200 if the database answers and the server is not stopping. A server that cannot send webhooks says so, but still answers
 * requests.
 */
async function answerReadiness(services: OperationalServices, res: Response): Promise<void> {
  if (services.isStopping()) return sendState(res, 503, 'stopping');
  try {
    await services.checkDatabase();
  } catch (error) {
    stateOf(res).logger.warn({ err: error }, 'the database cannot be reached');
    return sendState(res, 503, 'database unreachable');
  }
  if (services.webhooksProblem() === undefined) return sendState(res, 200, 'ok');
  return sendJson(res, { status: 200, body: { status: 'ok', webhooks: 'cannot be sent' } });
}

function sendState(res: Response, status: number, state: string): Promise<void> {
  return sendJson(res, { status, body: { status: state } });
}

/** Express would answer a redirect with HTML. */
function redirect(res: Response, location: string): Promise<void> {
  return sendJson(res, { status: 302, headers: { Location: location }, body: { location } });
}

/** @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
async function sendMetrics({ metrics }: Pick<Services, 'metrics'>, res: Response): Promise<void> {
  const content = Buffer.from(await metrics.registry.metrics());
  res.setHeader('Content-Type', metrics.registry.contentType);
  res.setHeader('Cache-Control', 'no-store');
  await sendContent(res, content);
}
