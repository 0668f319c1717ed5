import { DocumentError } from './document-error.ts';
import { pointerBelow } from './json-pointer.ts';
import {
  HTTP_METHODS,
  type HttpMethod,
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  type RequestBodyObject,
  type ResponseObject,
} from './openapi-document.ts';
import { resolve } from './references.ts';

/** One operation as the document declares it, with its references resolved and the parameters of its path included. */
export interface OperationDeclaration {
  readonly operationId: string;
  readonly method: HttpMethod;
  readonly path: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** The operation of which this one is a second route; `null` for an operation in its own right. */
  readonly aliasOf: string | null;
  readonly parameters: readonly ParameterObject[];
  readonly requestBody: RequestBodyObject | null;
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly maxBodyBytes: number | null;
}

/** Every operation of the document, aliases included, in its order. */
export function declaredOperations(document: OpenApiDocument): OperationDeclaration[] {
  const declarations = Object.entries(document.paths).flatMap(([path, item]) =>
    HTTP_METHODS.filter((method) => item[method] !== undefined)
      .sort((left, right) => position(item, left) - position(item, right))
      .map((method) => declaration(document, path, item, method)),
  );
  refuseDuplicates(declarations);
  return declarations;
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

/** An operation's own parameter replaces the one of its path that has the same name and place. */
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

function position(item: PathItem, method: HttpMethod): number {
  return Object.keys(item).indexOf(method);
}

function refuseDuplicates(declarations: readonly OperationDeclaration[]): void {
  const seen = new Set<string>();
  for (const { operationId, pointer } of declarations) {
    if (seen.has(operationId)) throw new DocumentError(pointer, `the operationId ${operationId} is taken`);
    seen.add(operationId);
  }
}
