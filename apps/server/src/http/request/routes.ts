import { operations as definitions, type OperationDefinition, type OperationId } from '@rollcall/contract';
import { type RequestSchemas, requestSchemas } from '@rollcall/contract/schemas';
import { operations } from '../../operations/index.ts';
import type { OperationRequest } from '../../operations/operation.ts';
import type { Services } from '../../services.ts';
import { bodyFields } from '../../validation/known-names.ts';
import type { Success } from '../response/envelope.ts';
import type { RequestRules } from './validate.ts';

/** A method and a path template (`/customers/{customer_key}`) that lead somewhere. */
export interface Route<Target> {
  /** In capitals. */
  readonly method: string;
  readonly path: string;
  readonly target: Target;
}

/** Where a request leads. */
export type RouteLookup<Target> =
  | { readonly kind: 'found'; readonly target: Target; readonly rawParameters: Readonly<Record<string, string>> }
  | { readonly kind: 'other-method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown' };

const METHODS_IN_ORDER = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Exact matching: case and trailing slash count, and nothing is decoded. Where several templates match
 * (`/customers/new` and `/customers/{customer_key}`), the one with fewer parameters goes first, and the methods of all
 * of them are allowed.
 */
export class RouteTable<Target> {
  readonly #routes: readonly (Route<Target> & { readonly segments: readonly string[] })[];

  constructor(routes: readonly Route<Target>[]) {
    this.#routes = routes
      .map((route) => ({ ...route, segments: route.path.split('/') }))
      .sort((left, right) => left.segments.filter(isParameter).length - right.segments.filter(isParameter).length);
  }

  /** HEAD leads where GET leads. OPTIONS leads nowhere: what is allowed is all that there is to answer. */
  find(method: string, path: string): RouteLookup<Target> {
    const segments = path.split('/');
    const matching = this.#routes.filter((route) => matches(route.segments, segments));
    if (matching.length === 0) return { kind: 'unknown' };
    const found = matching.find((route) => route.method === (method === 'HEAD' ? 'GET' : method));
    if (found === undefined) return { kind: 'other-method', allow: allowedMethods(matching) };
    return { kind: 'found', target: found.target, rawParameters: parametersOf(found.segments, segments) };
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

/** An operation with all that the document says of it. */
export interface OperationTarget extends RequestRules {
  readonly operationId: OperationId;
  /** Expects a request that has passed the operation's own schemas. */
  readonly run: (request: AnyOperationRequest, services: Services) => Promise<Success>;
}

/** Which operation it is, is known at run time only; that its parts fit was checked by its schemas. */
export type AnyOperationRequest = Omit<OperationRequest<OperationId>, 'path' | 'query' | 'body'> & {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
};

/** Every route of the document, aliases included, below `basePath`. */
export const operationRoutes = new RouteTable<OperationTarget>(
  (Object.keys(definitions) as OperationId[]).flatMap((operationId) => {
    const target = operationTarget(operationId);
    return target.definition.routes.map(({ method, path }) => ({ method, path, target }));
  }),
);

function operationTarget(operationId: OperationId): OperationTarget {
  const definition: OperationDefinition = definitions[operationId];
  const schemas: RequestSchemas = requestSchemas[operationId];
  const fields = bodyFields(definition.requestBody?.schema ?? '');
  return {
    operationId,
    definition,
    schemas,
    bodyFields: fields,
    run: operations[operationId] as OperationTarget['run'],
  };
}
