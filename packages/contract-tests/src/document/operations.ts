import type { OperationId } from '@rollcall/contract';
import { document, nameOf, resolve } from './document.ts';
import {
  HTTP_METHODS,
  type OperationObject,
  type OrReference,
  type ParameterObject,
  type RequestBodyObject,
  type ResponseObject,
} from './openapi-document.ts';

/** The declaration of one method of one path in the document, with references resolved. */
export interface Operation {
  readonly operationId: string;
  readonly aliasOf: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly ParameterObject[];
  readonly requestBody: RequestBodyObject | undefined;
  readonly responses: Responses;
  /** By status: the name of the response if operations share it, such as `Unauthorized`. */
  readonly responseNames: Readonly<Record<string, string | undefined>>;
  /** In bytes. */
  readonly maxBodyBytes: number | undefined;
}

/** The declared responses, by status. */
export type Responses = Readonly<Record<string, ResponseObject>>;

/** A method and a path template that lead to an operation. */
export interface Route<Id extends OperationId = OperationId> {
  /** The operation. For a route that the document names as an alias, the operation that it is an alias of. */
  readonly operationId: Id;
  /** In upper case. */
  readonly method: string;
  /** The template, such as `/customers/{customer_key}`. */
  readonly path: string;
}

/** Every operation in the order of the document, aliases included. */
export const declaredOperations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  HTTP_METHODS.flatMap((method) => {
    const operation = item[method];
    return operation ? [toOperation(method, path, operation, item.parameters ?? [])] : [];
  }),
);

/** The operations that are not an alias of another one. */
export const operations: readonly Operation[] = declaredOperations.filter(({ aliasOf }) => aliasOf === undefined);

/** @throws Error if the document has no such operation. */
export function operationOf(operationId: string): Operation {
  const found = declaredOperations.find((operation) => operation.operationId === operationId);
  if (!found) throw new Error(`The document has no operation ${operationId}`);
  return found;
}

/** All routes of an operation, its own first. */
export function routesOf<Id extends OperationId>(operationId: Id): readonly Route<Id>[] {
  const aliases = declaredOperations.filter(({ aliasOf }) => aliasOf === operationId);
  return [routeOf(operationId), ...aliases.map(({ method, path }) => ({ operationId, method, path }))];
}

/** The first route of an operation, for tests that are not about the operation itself. */
export function routeOf<Id extends OperationId>(operationId: Id): Route<Id> {
  const { method, path } = operationOf(operationId);
  return { operationId, method, path };
}

/** The routes of all operations. */
export const routes: readonly Route[] = operations.flatMap(({ operationId }) => routesOf(operationId as OperationId));

function toOperation(
  method: string,
  path: string,
  operation: OperationObject,
  shared: readonly OrReference<ParameterObject>[],
): Operation {
  const responses = Object.entries(operation.responses);
  return {
    operationId: operation.operationId,
    aliasOf: operation['x-alias-of'],
    method: method.toUpperCase(),
    path,
    parameters: [...shared, ...(operation.parameters ?? [])].map((parameter) => resolve(parameter)),
    requestBody: operation.requestBody && resolve(operation.requestBody),
    responses: Object.fromEntries(responses.map(([status, response]) => [status, resolve(response)])),
    responseNames: Object.fromEntries(responses.map(([status, response]) => [status, nameOf(response)])),
    maxBodyBytes: operation['x-max-body-bytes'],
  };
}

/** A path of the document, and the methods that it supports. */
export interface DocumentedPath {
  readonly template: string;
  /** The path with its parameters filled in. The customer need not exist. */
  readonly url: string;
  /** The declared methods, HEAD if GET is among them, and OPTIONS; in alphabetical order. */
  readonly methods: readonly string[];
}

const templates = [...new Set(declaredOperations.map(({ path }) => path))];

export const documentedPaths: readonly DocumentedPath[] = templates.map((template) => {
  const url = template.replaceAll(/\{\w+\}/g, 'no_such_customer');
  return { template, url, methods: methodsOf(url) };
});

/** `/customers/new` is also `/customers/{customer_key}` for the customer `new`, and has the methods of both. */
function methodsOf(url: string): string[] {
  const declared = declaredOperations.filter(({ path }) => matches(path, url)).map(({ method }) => method);
  return [...declared, ...(declared.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
}

function matches(template: string, url: string): boolean {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(url);
}
