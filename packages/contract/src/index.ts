import { errorCodes, issueCodes } from './generated/error-codes.ts';
import type { ErrorCode, IssueCode } from './generated/models.ts';

/** Whether a text is the code of a failed request (`code` of an error envelope) that this version knows. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCodes, text);
}

/** Whether a text is the code of a single problem (`issues[].code`) that this version knows. */
export function isIssueCode(text: string): text is IssueCode {
  return Object.hasOwn(issueCodes, text);
}

export type {
  ErrorCodeDefinition,
  IndependentItemsDefinition,
  IssueCodeDefinition,
  OperationDefinition,
  ParameterDefinition,
  RequestBodyDefinition,
  ResponseDefinition,
  RouteDefinition,
  WebhookEventDefinition,
} from './definitions.ts';
export type * from './generated/models.ts';
export type {
  /** The components of the document by their kinds and names, in the form of openapi-typescript. */
  components,
  /** The operations of the document by operationId, aliases included: the `operations` of openapi-typescript. */
  operations as DocumentOperations,
  /** The routes of the document, in the form of openapi-typescript: `createClient<paths>()` of openapi-fetch. */
  paths,
  /** The events of the document by their types, in the form of openapi-typescript. */
  webhooks,
} from './generated/types.ts';
export {
  type HeaderParams,
  type OperationId,
  operations,
  type PathParams,
  type Query,
  type RequestBody,
  type ResponseBody,
  type ResponseHeaders,
  type Status,
  type SuccessBody,
} from './operations.ts';
export {
  isWebhookEventType,
  type WebhookEventOf,
  webhookEventExamples,
  webhookEvents,
  webhookEventTypes,
} from './webhooks.ts';
export { errorCodes, issueCodes };
