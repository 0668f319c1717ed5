import { errorCodes, issueCodes } from './generated/error-codes.js';
import type { ErrorCode, IssueCode } from './generated/models.js';

/** Whether a text is the code of a failed request (`code` of an error envelope) that this version knows. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCodes, text);
}

/** Whether a text is the code of a single problem (`issues[].code`) that this version knows. */
export function isIssueCode(text: string): text is IssueCode {
  return Object.hasOwn(issueCodes, text);
}

export type { ErrorCodeDefinition, IssueCodeDefinition } from './error-code-definition.js';
export { errorCodes, issueCodes };
