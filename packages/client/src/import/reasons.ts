import { ApiError } from '../api-errors.ts';
import { listOf, textOf } from '../core/values.ts';
import { CallError } from '../errors.ts';
import type { UnclearMatch } from '../reconcile/match.ts';
import type { BulkFailedItem } from '../types.ts';
import type { Row } from './batch-reader.ts';
import type { ImportReason } from './report.ts';

const NOTHING = { field: null, issues: [], existing: null, error: null } as const;
const UNSPECIFIED = 'unspecified';

/** Why the API rejected one customer. The hosted API gives only a sentence. */
export function reasonOfItem(item: Partial<BulkFailedItem>): ImportReason {
  return {
    code: item.code ?? codeOfSentence(item.error),
    message: item.error ?? 'rejected without a reason',
    field: item.field ?? null,
    issues: listOf(item.issues),
    existing: item.existing ?? null,
    error: null,
  };
}

/** Why a whole request failed. */
export function reasonOfError(error: CallError): ImportReason {
  const message = error.message;
  if (!(error instanceof ApiError))
    return { ...NOTHING, code: codeByErrorName[error.name] ?? UNSPECIFIED, message, error };
  const { code, status, issues, existing } = error;
  return { code: code ?? `http_${status}`, message, field: issues[0]?.field ?? null, issues, existing, error };
}

/** Why a row cannot be sent. */
export function reasonOfFlaw(flaw: Row['flaw']): ImportReason {
  const message = flaw === 'not_json' ? 'The customer cannot be written as JSON' : 'The customer is not an object';
  return { ...NOTHING, code: flaw ?? UNSPECIFIED, message };
}

/** The import has stopped before the customer was sent. */
export function reasonOfUnsent(cause: unknown): ImportReason {
  return { ...NOTHING, code: 'aborted', message: textOf(cause), error: cause instanceof CallError ? cause : null };
}

/** An unexpected error, a bug of the SDK. */
export function reasonOfUnexpected(error: unknown): ImportReason {
  return { ...NOTHING, code: UNSPECIFIED, message: textOf(error) };
}

/** The response to a batch does not mention one of its customers. */
export const MISSING_IN_ANSWER: ImportReason = {
  ...NOTHING,
  code: 'missing_in_answer',
  message: 'The answer does not mention the customer',
};

/** The response to a batch mentions one of its customers, but without its data. */
export const INCOMPLETE_IN_ANSWER: ImportReason = {
  ...NOTHING,
  code: 'unreadable_answer',
  message: 'The answer mentions the customer, but lacks its data',
};

/** It is not clear whether an earlier attempt created the customer. A look-up that failed may be repeated later. */
export function reasonOfUnclearMatch({ why, cause }: UnclearMatch): ImportReason {
  const code = cause === undefined ? 'possibly_created' : 'unknown_outcome';
  return { ...NOTHING, code, message: `Cannot find out whether the customer was created: ${why}` };
}

const codeByErrorName: Readonly<Record<string, string>> = {
  AbortedError: 'aborted',
  ConnectionError: 'connection_failed',
  RedirectError: 'redirected',
  ResponseFormatError: 'unreadable_answer',
  TimeoutError: 'timeout',
};

function codeOfSentence(sentence: string | undefined): string {
  if (sentence === undefined || !/already/i.test(sentence)) return UNSPECIFIED;
  if (/email/i.test(sentence)) return 'primary_email_taken';
  return /key/i.test(sentence) ? 'customer_key_taken' : UNSPECIFIED;
}
