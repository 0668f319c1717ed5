export {
  type ErrorCodeDefinition,
  errorCodes,
  type IssueCodeDefinition,
  isErrorCode,
  isIssueCode,
  issueCodes,
} from './error-codes.ts';
export type * from './generated/models.ts';
export {
  type IndependentItemsDefinition,
  type OperationDefinition,
  type OperationId,
  operations,
  type ParameterDefinition,
  type PathParams,
  type Query,
  type RequestBody,
  type RequestBodyDefinition,
  type ResponseBody,
  type ResponseDefinition,
  type RouteDefinition,
  type Status,
  type SuccessBody,
} from './operations.ts';
