// Generated from openapi.yaml by `pnpm generate`. Do not edit.

import type { ErrorCodeDefinition, IssueCodeDefinition } from '../definitions.ts';

import type { ErrorCode, IssueCode } from './models.ts';

export const errorCodes = {
  malformed_request: {
    status: 400,
    meaning: 'What came is not an HTTP/1.1 request, took too long to arrive (then 408), or has too large headers (then 431).',
  },
  malformed_json: { status: 400, meaning: 'The body is not JSON.' },
  invalid_encoding: { status: 400, meaning: 'The body is not UTF-8.' },
  nesting_too_deep: { status: 400, meaning: 'The body nests arrays and objects deeper than 32 levels.' },
  malformed_url: { status: 400, meaning: 'The path or the query has a malformed percent-encoding.' },
  malformed_multipart: { status: 400, meaning: 'The body is not multipart form data.' },
  api_key_missing: { status: 401, meaning: 'The request has no `x-api-key` header.' },
  api_key_invalid: { status: 401, meaning: 'The key is unknown.' },
  route_not_found: { status: 404, meaning: 'The path is not one of this API.' },
  customer_not_found: { status: 404, meaning: 'No customer of your tenant has this key.' },
  method_not_allowed: { status: 405, meaning: 'The path does not have this method.' },
  not_acceptable: { status: 406, meaning: 'The Accept header refuses JSON.' },
  customer_key_taken: { status: 409, meaning: 'Another customer has this key.' },
  primary_email_taken: { status: 409, meaning: 'Another customer has this email address.' },
  idempotency_in_progress: { status: 409, meaning: 'The first request with this idempotency key is still in progress.' },
  body_too_large: { status: 413, meaning: 'The body is larger than the operation takes.' },
  unsupported_media_type: { status: 415, meaning: 'The operation does not take bodies of this media type.' },
  validation_failed: { status: 422, meaning: 'The request can be read, but breaks a rule. `issues` has every problem.' },
  idempotency_key_reused: { status: 422, meaning: 'The idempotency key came before with another request.' },
  rate_limited: { status: 429, meaning: 'The quota is used up. `Retry-After` says when there is more.' },
  internal_error: { status: 500, meaning: 'The server failed.' },
  service_unavailable: { status: 503, meaning: 'The registry cannot be reached at the moment.' },
} as const satisfies Readonly<Record<ErrorCode, ErrorCodeDefinition>>;

export const issueCodes = {
  required: { meaning: 'The field is missing.' },
  invalid_type: { meaning: 'The value has the wrong JSON type.' },
  invalid_value: { meaning: 'The value is none of those that are allowed.' },
  invalid_format: { meaning: 'The text does not have the form that is asked for.' },
  too_short: { meaning: 'The text is too short.' },
  too_long: { meaning: 'The text is too long.' },
  too_small: { meaning: 'The number is too small.' },
  too_large: { meaning: 'The number is too large.' },
  too_few_items: { meaning: 'The list has too few items.' },
  too_many_items: { meaning: 'The list or object has too many items.' },
  unknown_field: { meaning: 'There is no field, parameter or column of this name.' },
  immutable_field: { meaning: 'The field exists, but cannot be set.' },
  malformed_row: { meaning: 'The row of the CSV file cannot be parsed.' },
  customer_key_taken: { meaning: 'Another customer has this key.' },
  primary_email_taken: { meaning: 'Another customer has this email address.' },
  not_attempted: { meaning: 'The customer is good, but was not stored, since the request is atomic and another one failed.' },
} as const satisfies Readonly<Record<IssueCode, IssueCodeDefinition>>;
