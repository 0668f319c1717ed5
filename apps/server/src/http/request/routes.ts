import { operations as definitions, type OperationDefinition, type OperationId } from '@rollcall/contract';
import { type RequestSchemas, requestSchemas } from '@rollcall/contract/schemas';
import type { Request, RequestHandler, Response } from 'express';
import { DomainError } from '../../core/errors.ts';
import type { NamedCustomers } from '../../core/named-customers.ts';
import {
  basePath,
  type OperationRequest,
  type OperationServices,
  type Operations,
} from '../../operations/operation.ts';
import { bodyFields } from '../../validation/field-catalog.ts';
import type { Success } from '../response/envelope.ts';
import type { RequestRules } from './validate.ts';

/** A method and a path template (`/customers/{customer_key}`), and their target. */
interface Route<Target> {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly target: Target;
}

type RouteLookup<Target> =
  | {
      readonly kind: 'found';
      readonly target: Target;
      /** The template: `/customers/{customer_key}`. */
      readonly path: string;
      readonly rawParameters: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'other-method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown' };

const METHODS_IN_ORDER = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Matches paths exactly: case and trailing slash count, and nothing is decoded. If several templates match
 * (`/customers/new` and `/customers/{customer_key}`), the one with the fewest parameters has priority, and the methods of
 * all of them are allowed.
 */
export class RouteTable<Target> {
  readonly #routes: readonly (Route<Target> & { readonly segments: readonly string[] })[];

  constructor(routes: readonly Route<Target>[]) {
    this.#routes = routes
      .map((route) => ({ ...route, segments: route.path.split('/') }))
      .sort((left, right) => left.segments.filter(isParameter).length - right.segments.filter(isParameter).length);
  }

  /** HEAD matches the GET route. OPTIONS matches none; the caller answers with Allow. */
  find(method: string, path: string): RouteLookup<Target> {
    const segments = path.split('/');
    const matching = this.#routes.filter((route) => matches(route.segments, segments));
    if (matching.length === 0) return { kind: 'unknown' };
    const found = matching.find((route) => route.method === (method === 'HEAD' ? 'GET' : method));
    if (found === undefined) return { kind: 'other-method', allow: allowedMethods(matching) };
    const rawParameters = parametersOf(found.segments, segments);
    return { kind: 'found', target: found.target, path: found.path, rawParameters };
  }
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  if (template.length !== segments.length) return false;
  return template.every((part, index) => (isParameter(part) ? segments[index] !== '' : segments[index] === part));
}

function parametersOf(template: readonly string[], segments: readonly string[]): Record<string, string> {
  const pairs = template.map((part, index) => [part.slice(1, -1), segments[index] ?? ''] as const);
  return Object.fromEntries(pairs.filter((_, index) => isParameter(template[index] ?? '')));
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function allowedMethods(routes: readonly Route<unknown>[]): string[] {
  const own = new Set(routes.map(({ method }) => method));
  if (own.has('GET')) own.add('HEAD');
  own.add('OPTIONS');
  return METHODS_IN_ORDER.filter((method) => own.has(method));
}

/** An operation with its part of the document. */
export interface OperationTarget extends RequestRules {
  readonly operationId: OperationId;
  /** @param request must have passed the operation's own schemas. */
  readonly run: (request: ValidOperationRequest, services: OperationServices) => Promise<Outcome>;
}

/** A success, with the customers that must be known to whatever stores it. */
export type Outcome = Success & { readonly effect?: NamedCustomers | undefined };

/** The request of an operation that is known at run time only. */
export type ValidOperationRequest = Omit<OperationRequest<OperationId>, 'path' | 'query' | 'headers' | 'body'> & {
  readonly path: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
};

/** Every route of the document, aliases included, below `basePath`. */
export function operationRoutes(operations: Operations): RouteTable<OperationTarget> {
  const routes = (Object.keys(definitions) as OperationId[]).flatMap((operationId) => {
    const target = operationTarget(operations, operationId);
    return target.definition.routes.map(({ method, path }) => ({ method, path, target }));
  });
  return new RouteTable(routes);
}

function operationTarget(operations: Operations, operationId: OperationId): OperationTarget {
  const definition: OperationDefinition = definitions[operationId];
  const schemas: RequestSchemas = requestSchemas[operationId];
  return {
    operationId,
    definition,
    schemas,
    bodyFields: bodyFields(definition.requestBody?.schema ?? ''),
    run: operations[operationId] as OperationTarget['run'],
  };
}

/**
 * Refuses a path that leads nowhere. Since paths are exact, another case or a trailing slash leads here too.
 *
 * A preflight passes, since a browser would hide this error from the page. The request that follows gets the error.
 *
 * @param hint what the caller may have meant.
 * @throws DomainError `route_not_found`.
 */
export function answerUnknownRoute(req: Request, res: Response, hint = ''): void {
  if (!isPreflight(req, res)) throw new DomainError('route_not_found', `There is nothing at this path${hint}`);
  res.setHeader('Allow', 'OPTIONS');
  res.statusCode = 204;
  res.end();
}

/**
 * Answers every path outside of `basePath`. If the path exists below it, the base URL of the client is incomplete: a client
 * that resolves paths against a base URL without a slash at its end loses the last segment of the base.
 */
export function answerOutsideRoute(operations: Operations): RequestHandler {
  const routes = operationRoutes(operations);
  const parent = basePath.slice(0, basePath.lastIndexOf('/'));
  return (req, res) => {
    const path = req.path.startsWith(`${parent}/`) ? req.path.slice(parent.length) : req.path;
    const isBelow = routes.find(req.method, path).kind !== 'unknown';
    answerUnknownRoute(req, res, isBelow ? `; it exists below ${basePath}, which the base URL must include` : '');
  };
}

/** Whether a browser asks if a page of an allowed origin may send a request. */
function isPreflight(req: Request, res: Response): boolean {
  const asks = req.method === 'OPTIONS' && req.get('Access-Control-Request-Method') !== undefined;
  return asks && res.hasHeader('Access-Control-Allow-Origin');
}

/**
 * Answers OPTIONS with the allowed methods of the path, and refuses every other method.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6
 */
export function answerOtherMethod(method: string, allow: readonly string[], res: Response): void {
  res.setHeader('Allow', allow.join(', '));
  // The header is there if a page of another origin asks.
  if (res.hasHeader('Access-Control-Allow-Methods')) {
    res.setHeader('Access-Control-Allow-Methods', allow.join(', '));
  }
  if (method !== 'OPTIONS') {
    throw new DomainError(
      'method_not_allowed',
      `This path does not have the method ${method}; it has ${allow.join(', ')}`,
    );
  }
  res.statusCode = 204;
  res.end();
}
