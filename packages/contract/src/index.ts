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
} from './definitions.ts';
export type * from './generated/models.ts';
export {
  type OperationId,
  operations,
  type PathParams,
  type Query,
  type RequestBody,
  type ResponseBody,
  type Status,
  type SuccessBody,
} from './operations.ts';
export { errorCodes, issueCodes };
