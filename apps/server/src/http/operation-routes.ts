import { operations as definitions, type OperationDefinition, type OperationId } from '@rollcall/contract';
import { type RequestSchemas, requestSchemas } from '@rollcall/contract/schemas';
import { operations } from '../operations/index.ts';
import type { Services } from '../services.ts';
import { bodyFields } from '../validation/vocabularies.ts';
import type { Success } from './envelope.ts';
import type { OperationRequest } from './operation.ts';
import { RouteTable } from './route-table.ts';
import type { RequestRules } from './validate-request.ts';

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
