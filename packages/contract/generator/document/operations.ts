import {
  HTTP_METHODS,
  type HttpMethod,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  type RequestBodyObject,
  type ResponseObject,
} from './openapi.ts';
import { DocumentError, pointerBelow, resolve } from './references.ts';

/** One operation as the document declares it, with its references resolved and the parameters of its path included. */
export interface OperationDeclaration {
  readonly operationId: string;
  readonly method: HttpMethod;
  readonly path: string;
  /** JSON pointer to the operation. */
  readonly pointer: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** The operation that this one is a second route of; `null` if it is not an alias. */
  readonly aliasOf: string | null;
  readonly parameters: readonly ParameterObject[];
  readonly requestBody: RequestBodyObject | null;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly maxBodyBytes: number | null;
}

/** An operation that is not an alias, with all of its routes. */
export interface CanonicalOperation extends OperationDeclaration {
  /** The declaration itself, then its aliases in the order of the document. */
  readonly routes: readonly [OperationDeclaration, ...OperationDeclaration[]];
}

/** The parts that an alias must declare exactly as its target does. */
const SHARED = ['parameters', 'requestBody', 'responses', 'maxBodyBytes'] as const;

/**
 * The operations of the document, each alias (`x-alias-of`) folded into its target.
 *
 * @throws {DocumentError} if an alias has no target, or differs from it in more than its route and its texts.
 */
export function canonicalOperations(document: OpenApiDocument): CanonicalOperation[] {
  const declarations = declaredOperations(document);
  const canonical = declarations.filter((declaration) => declaration.aliasOf === null);
  const aliases = declarations.filter((declaration) => declaration.aliasOf !== null);
  for (const alias of aliases) assertSameAsTarget(alias, canonical);
  return canonical.map((operation) => ({
    ...operation,
    routes: [operation, ...aliases.filter((alias) => alias.aliasOf === operation.operationId)],
  }));
}

function assertSameAsTarget(alias: OperationDeclaration, canonical: readonly OperationDeclaration[]): void {
  const target = canonical.find((operation) => operation.operationId === alias.aliasOf);
  if (!target) throw new DocumentError(alias.pointer, `x-alias-of names ${alias.aliasOf}, which is not an operation`);
  for (const part of SHARED) {
    const difference = firstDifference(alias[part], target[part], part);
    if (difference !== null) {
      throw new DocumentError(alias.pointer, `the alias of ${target.operationId} differs from it at ${difference}`);
    }
  }
}

/** The path of the first difference between two JSON values; `null` if they are equal. The order of names is ignored. */
function firstDifference(left: unknown, right: unknown, path: string): string | null {
  if (Object.is(left, right)) return null;
  if (!isContainer(left) || !isContainer(right) || Array.isArray(left) !== Array.isArray(right)) return path;
  const [leftParts, rightParts] = [new Map(Object.entries(left)), new Map(Object.entries(right))];
  for (const name of new Set([...leftParts.keys(), ...rightParts.keys()])) {
    const difference = firstDifference(leftParts.get(name), rightParts.get(name), `${path}/${name}`);
    if (difference !== null) return difference;
  }
  return null;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Every operation of the document, aliases included, in its order. */
export function declaredOperations(document: OpenApiDocument): OperationDeclaration[] {
  const declarations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .map((name) => HTTP_METHODS.find((method) => method === name))
      .filter((method) => method !== undefined)
      .map((method) => declaration(document, path, item, method)),
  );
  assertUnique(declarations);
  return declarations;
}

function assertUnique(declarations: readonly OperationDeclaration[]): void {
  const seen = new Set<string>();
  for (const { operationId, pointer } of declarations) {
    if (seen.has(operationId)) throw new DocumentError(pointer, `the operationId ${operationId} already exists`);
    seen.add(operationId);
  }
}

function declaration(
  document: OpenApiDocument,
  path: string,
  item: PathItem,
  method: HttpMethod,
): OperationDeclaration {
  const pointer = pointerBelow('#/paths', path, method);
  const operation = item[method] as OperationObject;
  if (!/^[a-z][A-Za-z0-9]*$/.test(operation.operationId ?? '')) {
    throw new DocumentError(pointer, 'an operation needs an operationId in camelCase');
  }
  return {
    operationId: operation.operationId as string,
    method,
    path,
    pointer,
    summary: operation.summary ?? '',
    tags: operation.tags ?? [],
    deprecated: operation.deprecated ?? false,
    aliasOf: operation['x-alias-of'] ?? null,
    parameters: parametersOf(document, item, operation, pointer),
    requestBody: operation.requestBody ? resolve(document, operation.requestBody, pointer) : null,
    responses: responsesOf(document, operation, pointer),
    maxBodyBytes: operation['x-max-body-bytes'] ?? null,
  };
}

/** A parameter of the operation replaces the one of its path that has the same name and place. */
function parametersOf(
  document: OpenApiDocument,
  item: PathItem,
  operation: OperationObject,
  pointer: string,
): ParameterObject[] {
  const parameters = new Map<string, ParameterObject>();
  for (const declared of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolve(document, declared, pointer);
    parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...parameters.values()];
}

function responsesOf(
  document: OpenApiDocument,
  operation: OperationObject,
  pointer: string,
): Record<string, ResponseObject> {
  const responses: Record<string, ResponseObject> = {};
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    const place = pointerBelow(pointer, 'responses', status);
    if (!/^[1-5]\d\d$/.test(status)) throw new DocumentError(place, 'a response needs one exact status, such as 200');
    responses[status] = resolve(document, response, place);
  }
  return responses;
}
