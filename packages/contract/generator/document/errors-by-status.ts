import {
  HTTP_METHODS,
  jsonSchema,
  type OpenApiDocument,
  type OperationObject,
  type OrReference,
  type PathItem,
  type ResponseObject,
  type Schema,
} from './openapi.ts';
import { DocumentError, pointerBelow } from './references.ts';

const SCHEMAS = '#/components/schemas';
const ERROR_RESPONSE = `${SCHEMAS}/ErrorResponse`;

type CodesByStatus = ReadonlyMap<number, readonly string[]>;

/**
 * The document with an error schema for each status: `ErrorResponse401` has the codes of 401 and no other, and every
 * response with 401 refers to it. Only the types are generated from this form. In the document itself, one schema serves
 * all statuses, which keeps the models of other generators few.
 */
export function withErrorsByStatus(document: OpenApiDocument): OpenApiDocument {
  const { schemas, responses } = document.components ?? {};
  const codes = codesByStatus(schemas?.ErrorCode);
  if (schemas?.ErrorResponse === undefined || codes.size === 0) return document;
  const statuses = statusesByComponent(document);
  return {
    ...document,
    paths: mapValues(document.paths, (item) => mapOperations(item, (operation) => narrowOperation(operation, codes))),
    components: {
      ...document.components,
      schemas: { ...schemas, ...schemasByStatus(schemas, schemas.ErrorResponse, codes) },
      responses: mapValues(responses ?? {}, (response, name) =>
        narrowResponse(response, statuses.get(name) ?? [], codes),
      ),
    },
  };
}

function codesByStatus(errorCode: Schema | undefined): CodesByStatus {
  const codes = new Map<number, string[]>();
  for (const [code, status] of Object.entries(errorCode?.['x-enum-status'] ?? {})) {
    codes.set(status, [...(codes.get(status) ?? []), code]);
  }
  return codes;
}

function schemasByStatus(
  schemas: Readonly<Record<string, Schema>>,
  errorResponse: Schema,
  codes: CodesByStatus,
): Record<string, Schema> {
  const entries = [...codes].map(([status, enumerated]) => {
    const name = `ErrorResponse${status}`;
    if (name in schemas)
      throw new DocumentError(pointerBelow(SCHEMAS, name), 'this name is taken by the generated types');
    const code: Schema = { description: schemas.ErrorCode?.description ?? '', type: 'string', enum: enumerated };
    const statusCode = { ...errorResponse.properties?.statusCode, const: status };
    const properties = { ...errorResponse.properties, statusCode, code };
    const description = `The response to a request that failed with status ${status}.`;
    return [name, { ...errorResponse, description, properties }] as const;
  });
  return Object.fromEntries(entries);
}

/** The statuses that each component response is used for. */
function statusesByComponent(document: OpenApiDocument): ReadonlyMap<string, readonly number[]> {
  const statuses = new Map<string, Set<number>>();
  for (const item of Object.values(document.paths)) {
    for (const operation of HTTP_METHODS.flatMap((method) => item[method] ?? [])) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (!('$ref' in response)) continue;
        const name = response.$ref.slice('#/components/responses/'.length);
        statuses.set(name, (statuses.get(name) ?? new Set()).add(Number(status)));
      }
    }
  }
  return new Map([...statuses].map(([name, found]) => [name, [...found]]));
}

function narrowOperation(operation: OperationObject, codes: CodesByStatus): OperationObject {
  const narrow = (response: OrReference<ResponseObject>, status: string) =>
    narrowResponse(response, [Number(status)], codes);
  return { ...operation, responses: mapValues(operation.responses ?? {}, narrow) };
}

function narrowResponse(
  response: OrReference<ResponseObject>,
  statuses: readonly number[],
  codes: CodesByStatus,
): OrReference<ResponseObject> {
  if ('$ref' in response || jsonSchema(response.content)?.$ref !== ERROR_RESPONSE) return response;
  if (statuses.length === 0 || !statuses.every((status) => codes.has(status))) return response;
  const schemas = statuses.map((status) => ({ $ref: `${ERROR_RESPONSE}${status}` }));
  const [only] = schemas;
  const schema: Schema = only && schemas.length === 1 ? only : { anyOf: schemas };
  const json = { ...response.content?.['application/json'], schema };
  return { ...response, content: { ...response.content, 'application/json': json } };
}

function mapOperations(item: PathItem, map: (operation: OperationObject) => OperationObject): PathItem {
  const operations = HTTP_METHODS.flatMap((method) => {
    const operation = item[method];
    return operation ? [[method, map(operation)]] : [];
  });
  return { ...item, ...Object.fromEntries(operations) };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T, name: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
