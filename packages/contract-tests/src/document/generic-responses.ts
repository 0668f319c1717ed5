import { cases } from './document.ts';
import { type Operation, operationOf, type Route, routes } from './operations.ts';

/** A response that means the same in every operation that declares it. */
interface GenericResponse {
  readonly status: number;
  /** Whether `generic/<status>.test.ts` tests everything about this response of the operation. */
  readonly covers: (operation: Operation) => boolean;
}

/**
 * The shared responses of the document that `generic/<status>.test.ts` tests for every operation, by their name in the
 * document. Any other response needs `operations/<operation>/<status>.test.ts`; `document/coverage.test.ts` checks that.
 */
export const genericResponses: Readonly<Record<string, GenericResponse>> = {
  BadRequestUrl: { status: 400, covers: () => true },
  BadRequestBody: { status: 400, covers: hasJsonBody },
  Unauthorized: { status: 401, covers: () => true },
  CustomerNotFound: { status: 404, covers: hasCustomerKey },
  WebhookEndpointNotFound: { status: 404, covers: hasWebhookId },
  WebhookDeliveryNotFound: { status: 404, covers: hasWebhookId },
  NotAcceptable: { status: 406, covers: () => true },
  IdempotencyConflict: { status: 409, covers: acceptsIdempotencyKey },
  BodyTooLarge: { status: 413, covers: hasJsonBody },
  CsvTooLarge: { status: 413, covers: hasBody },
  JsonExpected: { status: 415, covers: hasJsonBody },
  MultipartExpected: { status: 415, covers: hasBody },
  InvalidKey: { status: 422, covers: hasCustomerKey },
  InvalidKeyOrReused: {
    status: 422,
    covers: (operation) => hasCustomerKey(operation) && acceptsIdempotencyKey(operation),
  },
  InvalidWebhookRequest: { status: 422, covers: ({ parameters }) => parameters.every((one) => one.in !== 'query') },
  TooManyRequests: { status: 429, covers: () => true },
  InternalError: { status: 500, covers: () => true },
  ServiceUnavailable: { status: 503, covers: () => true },
};

/** Whether the generic tests cover the response that the operation declares for this status. */
export function isCoveredGenerically(operation: Operation, status: string): boolean {
  const generic = genericResponses[operation.responseNames[status] ?? ''];
  return generic?.status === Number(status) && generic.covers(operation);
}

/**
 * The routes of the operations that declare a status, if they meet the condition.
 *
 * @throws Error if there is none.
 */
export function routesDeclaring(
  status: number,
  condition: (operation: Operation) => boolean = () => true,
): [Route, ...Route[]] {
  return cases(
    `routes that declare ${status}`,
    routes.filter(({ operationId }) => {
      const operation = operationOf(operationId);
      return status in operation.responses && condition(operation);
    }),
  );
}

/** Whether the operation is about one customer, whose key is in the path. */
export function hasCustomerKey({ path }: Operation): boolean {
  return path.includes('{customer_key}');
}

/** Whether the operation is about one webhook endpoint or delivery, whose id is in the path. */
export function hasWebhookId({ path }: Operation): boolean {
  return /\{(?:endpoint|delivery)_id\}/.test(path);
}

export function hasBody({ requestBody }: Operation): boolean {
  return requestBody !== undefined;
}

export function hasJsonBody({ requestBody }: Operation): boolean {
  return requestBody?.content['application/json'] !== undefined;
}

export function acceptsIdempotencyKey({ parameters }: Operation): boolean {
  return parameters.some(({ name }) => name === 'Idempotency-Key');
}

export function acceptsIfMatch({ parameters }: Operation): boolean {
  return parameters.some(({ name }) => name === 'If-Match');
}
