import type { RequestHandler, Response } from 'express';
import { Deadline } from '../../core/deadline.ts';
import { internalError } from '../../core/errors.ts';
import { fingerprintOf, runIdempotent } from '../../idempotency/run-idempotent.ts';
import { basePath, type OperationServices, type Operations } from '../../operations/operation.ts';
import { chargeWork } from '../../rate-limits/rate-limits.ts';
import type { Services } from '../../services.ts';
import type { Span } from '../../telemetry/telemetry.ts';
import { checkResponseConformance } from '../response/conformance.ts';
import { type Success, successEnvelope } from '../response/envelope.ts';
import { sendJson } from '../response/send.ts';
import { authenticateRequest } from './authenticate.ts';
import { type ReceivedBody, readRequestBody } from './body.ts';
import { clockOf, faultOf, injectFault } from './inject-fault.ts';
import { requireAcceptable, requireMediaType } from './negotiate.ts';
import { stateOf } from './request-context.ts';
import {
  answerOtherMethod,
  answerUnknownRoute,
  type OperationTarget,
  type Outcome,
  operationRoutes,
  type ValidOperationRequest,
} from './routes.ts';
import { decodeUrl, type UrlValues } from './url.ts';
import { declaredRequestHeaders, type ValidRequest, validateRequest } from './validate.ts';

/** Answers every route of the document. The steps are in the order in which a request is refused. */
export function answerOperation(services: Services, operations: Operations): RequestHandler {
  const routes = operationRoutes(operations);
  return async (req, res) => {
    const route = routes.find(req.method, req.path);
    if (route.kind === 'unknown') return answerUnknownRoute(req, res); // 404
    if (route.kind === 'other-method') return answerOtherMethod(req.method, route.allow, res); // 405
    const { operationId, definition } = route.target;
    const state = stateOf(res);
    state.operationId = operationId;
    if (state.span !== undefined) describeRoute(state.span, req.method, basePath + route.path);
    const { id: keyId, tenantId } = await authenticateRequest(services, req, res); // 401, 429
    const fault = faultOf(services, operationId, req);
    if (fault !== undefined && !(await injectFault(fault, definition, res))) return; // 409, 412, 429, 500, 503
    requireAcceptable(req); // 406
    if (definition.requestBody !== null) requireMediaType(req, res, definition.requestBody.mediaTypes); // 415
    const url = decodeUrl(route.rawParameters, req.originalUrl); // 400
    const body = await readRequestBody(req, definition, tenantId, services); // 413
    try {
      const headers = declaredRequestHeaders(definition.parameters, req);
      const deadline = new Deadline(services.workMsMax);
      const charge = (items: number) => chargeWork(services.rateLimits, keyId, items, services.logger);
      const now = clockOf(services, req);
      // New names first: V8 makes a hidden class of its own for a copy to which a name is added.
      const ofRequest = { deadline, charge, ...services, now };
      const run = () => validateAndRun(ofRequest, route.target, tenantId, { url, headers, body });
      const work = services.tracing?.trace({ name: operationId }, run) ?? run();
      const success = await deadline.wait(work, { isRead: req.method === 'GET' || req.method === 'HEAD' });
      if (fault?.disconnect === 'after') return void res.destroy();
      await sendSuccess(services, route.target, res, success);
    } finally {
      await body.release?.();
    }
  };
}

/** The template stands for the path, which contains the key of a customer. */
function describeRoute(span: Span, method: string, path: string): void {
  span.rename(`${method} ${path}`);
  span.set({ 'http.route': path, 'url.path': path });
}

/** Not asynchronous: a suspended function would keep the body in memory while the operation runs. */
function validateAndRun(
  services: Services & OperationServices & { charge(items: number): void },
  target: OperationTarget,
  tenantId: string,
  { url, headers, body }: { url: UrlValues; headers: Readonly<Record<string, string>>; body: ReceivedBody },
): Promise<Success> {
  const valid = validateRequest(target, { url, headers, body: body.read() }); // 400, 422
  services.charge(countItems(valid.body));
  return runOperation(target, tenantId, valid, services);
}

/** The customers of a bulk create, or the lines of a file. */
function countItems(body: unknown): number {
  const { customers, lines } = (body ?? {}) as { readonly customers?: readonly unknown[]; readonly lines?: number };
  return customers?.length ?? lines ?? 0;
}

/** Runs an operation; with an idempotency key once, however often the request is sent. */
async function runOperation(
  { operationId, run }: OperationTarget,
  tenantId: string,
  { headers, readOnly, ...valid }: ValidRequest,
  services: Services & OperationServices,
): Promise<Outcome> {
  const request: ValidOperationRequest = { tenantId, headers, readOnly, ...valid };
  const key = idempotencyKeyOf(headers);
  if (key === undefined) return run(request, services);
  const fingerprint = fingerprintOf(operationId, valid);
  const { answer, replayed } = await runIdempotent(services, { tenantId, key, fingerprint }, (stores) =>
    run(request, { ...services, ...stores }),
  );
  return replayed ? { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } } : answer;
}

/**
 * The idempotency key, without the quotation marks that a structured header has.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
function idempotencyKeyOf(headers: unknown): string | undefined {
  const sent = (headers as { readonly 'Idempotency-Key'?: string } | undefined)?.['Idempotency-Key'];
  const [, quoted] = /^"(.+)"$/.exec(sent ?? '') ?? [];
  return quoted?.replace(/\\(["\\])/g, '$1') ?? sent;
}

function sendSuccess(
  { validateResponses }: Services,
  { operationId, definition }: OperationTarget,
  res: Response,
  success: Success,
): Promise<void> {
  const answer = { status: success.status, headers: success.headers, body: successEnvelope(success) };
  const fault = validateResponses ? checkResponseConformance(res, definition, answer) : undefined;
  if (fault !== undefined) throw internalError(`the answer of ${operationId} breaks the document: ${fault}`);
  return sendJson(res, answer);
}
