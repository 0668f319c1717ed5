// Generated from openapi.yaml by `pnpm generate`. Do not edit.

import type { ErrorCodeDefinition, IssueCodeDefinition } from '../definitions.ts';

import type { ErrorCode, IssueCode } from './models.ts';

export const errorCodes = {
  malformed_request: {
    status: 400,
    meaning: 'The request is not valid HTTP/1.1, timed out (408), its headers are too large (431), or it has an unknown expectation (417) or transfer coding (501).',
  },
  malformed_json: { status: 400, meaning: 'The body is not valid JSON, or an object in it has a name twice.' },
  invalid_encoding: { status: 400, meaning: 'The body is not valid UTF-8.' },
  nesting_too_deep: { status: 400, meaning: 'The body nests arrays and objects more than 32 levels deep.' },
  malformed_url: { status: 400, meaning: 'The path or the query contains an invalid percent-encoding.' },
  malformed_multipart: { status: 400, meaning: 'The body is not valid multipart form data.' },
  api_key_missing: { status: 401, meaning: 'The request has no `x-api-key` header.' },
  api_key_invalid: { status: 401, meaning: 'The key is unknown.' },
  route_not_found: { status: 404, meaning: 'The API has no such path.' },
  customer_not_found: { status: 404, meaning: 'No customer of your tenant has this key.' },
  webhook_endpoint_not_found: { status: 404, meaning: 'No webhook endpoint of your tenant has this id.' },
  webhook_delivery_not_found: { status: 404, meaning: 'No webhook delivery of your tenant has this id.' },
  method_not_allowed: { status: 405, meaning: 'The path does not support this method.' },
  not_acceptable: { status: 406, meaning: 'The Accept header does not accept JSON.' },
  customer_key_taken: { status: 409, meaning: 'Another customer has this key.' },
  primary_email_taken: { status: 409, meaning: 'Another customer has this email address.' },
  idempotency_in_progress: { status: 409, meaning: 'The first request with this idempotency key is still in progress.' },
  idempotency_response_erased: {
    status: 409,
    meaning: 'A customer in the response to this idempotency key was deleted since, and the response with it.',
  },
  webhook_endpoint_limit_reached: { status: 409, meaning: 'The tenant has as many webhook endpoints as it may have.' },
  webhook_endpoint_disabled: { status: 409, meaning: 'The webhook endpoint is disabled, so nothing is sent to it.' },
  webhook_delivery_pending: { status: 409, meaning: 'The webhook delivery is pending already.' },
  webhook_event_erased: { status: 409, meaning: 'The customer of the event was deleted, and the event with it.' },
  precondition_failed: { status: 412, meaning: 'The customer has changed since its entity tag was read.' },
  body_too_large: { status: 413, meaning: 'The body is larger than the operation allows.' },
  unsupported_media_type: { status: 415, meaning: 'The operation does not accept this media type, or the body is compressed.' },
  validation_failed: { status: 422, meaning: 'The request can be parsed but breaks a rule. `issues` lists every problem.' },
  idempotency_key_reused: { status: 422, meaning: 'The idempotency key was already used with a different request.' },
  query_too_slow: { status: 422, meaning: 'The list takes too long to read. Another attempt would take as long.' },
  rate_limited: { status: 429, meaning: 'The quota is used up. `Retry-After` says how long to wait.' },
  internal_error: { status: 500, meaning: 'The server failed.' },
  method_not_implemented: { status: 501, meaning: 'The server does not know this method.' },
  service_unavailable: {
    status: 503,
    meaning: 'The registry cannot be reached at the moment, or too many uploads or searches are in progress.',
  },
} as const satisfies Readonly<Record<ErrorCode, ErrorCodeDefinition>>;

export const issueCodes = {
  required: { meaning: 'The field is missing.' },
  invalid_type: { meaning: 'The value has the wrong JSON type.' },
  invalid_value: { meaning: 'The value is not one of the allowed values.' },
  invalid_format: { meaning: 'The text does not have the required format.' },
  too_short: { meaning: 'The text is too short.' },
  too_long: { meaning: 'The text is too long.' },
  too_small: { meaning: 'The number is too small.' },
  too_large: { meaning: 'The number is too large.' },
  number_not_representable: { meaning: 'The number would change, because it is beyond the precision or the range of a double.' },
  too_few_items: { meaning: 'The list has too few items.' },
  too_many_items: { meaning: 'The list or object has too many items.' },
  unknown_field: { meaning: 'No field, parameter or column has this name.' },
  immutable_field: { meaning: 'The field exists but cannot be set.' },
  malformed_row: { meaning: 'The row of the CSV file cannot be parsed.' },
  customer_key_taken: { meaning: 'Another customer has this key.' },
  primary_email_taken: { meaning: 'Another customer has this email address.' },
  not_attempted: {
    meaning: 'The customer is valid but was not stored, because the request is atomic and another customer failed.',
  },
} as const satisfies Readonly<Record<IssueCode, IssueCodeDefinition>>;
