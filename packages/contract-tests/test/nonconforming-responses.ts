import { resolve } from '../src/document/document.ts';
import { operationOf } from '../src/document/operations.ts';
import { exampleHeaders } from '../src/examples/documented-examples.ts';
import type { CheckName } from '../src/oracle/conformance.ts';
import type { HttpResponse } from '../src/oracle/response.ts';

/** The responses that the fixtures imitate: those of an operation with a success and failures of every kind. */
export const responses = operationOf('createCustomer').responses;

interface Parts {
  readonly method?: string;
  readonly status?: number;
  /** Override the documented headers; `undefined` removes one. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** The response that the document shows for this status, with some parts replaced. */
export function responseLike(documented: number, parts: Parts = {}): HttpResponse {
  const { method = 'POST', status = documented, headers, body = exampleBody(documented) } = parts;
  const sent = Object.entries({
    'content-type': 'application/json; charset=utf-8',
    ...exampleHeaders(responses[documented] ?? { description: '' }),
    ...headers,
  });
  return {
    method,
    status,
    headers: new Map(sent.filter((header): header is [string, string] => header[1] !== undefined)),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

/** The first example of the document for the body of this status. */
function exampleBody(status: number): Readonly<Record<string, unknown>> {
  const [example] = Object.values(responses[status]?.content?.['application/json']?.examples ?? {});
  if (!example) throw new Error(`The document has no example for ${status}`);
  return resolve(example).value as Readonly<Record<string, unknown>>;
}

type Nonconforming = readonly [fault: string, response: HttpResponse];

/** Responses that each check of the oracle has to reject. */
export const nonconformingResponses: Readonly<Record<CheckName, readonly [Nonconforming, ...Nonconforming[]]>> = {
  statusIsDeclared: [['an undeclared status', responseLike(201, { status: 418, body: { statusCode: 418 } })]],
  mediaTypeIsDeclared: [
    ['HTML', responseLike(201, { headers: { 'content-type': 'text/html' } })],
    ['a relative of JSON', responseLike(422, { headers: { 'content-type': 'application/problem+json' } })],
    ['another charset', responseLike(201, { headers: { 'content-type': 'application/json; charset=latin1' } })],
    ['two media types', responseLike(201, { headers: { 'content-type': 'application/json, text/html' } })],
    ['no media type', responseLike(201, { headers: { 'content-type': undefined } })],
  ],
  declaredHeadersAreSent: [
    ['no X-Request-Id', responseLike(201, { headers: { 'x-request-id': undefined } })],
    ['an X-Request-Id with a space', responseLike(201, { headers: { 'x-request-id': 'a b' } })],
    ['no Location', responseLike(201, { headers: { location: undefined } })],
    ['no Retry-After', responseLike(503, { headers: { 'retry-after': undefined } })],
    ['a Retry-After in words', responseLike(503, { headers: { 'retry-after': 'soon' } })],
  ],
  noOtherHeadersAreSent: [
    ['the name of a framework', responseLike(201, { headers: { 'x-powered-by': 'Express' } })],
    ['a header of another status', responseLike(422, { headers: { 'retry-after': '1' } })],
  ],
  bodyMatchesSchema: [
    ['an undocumented property', responseLike(201, { body: { ...exampleBody(201), took: 3 } })],
    ['an undocumented nested property', responseLike(201, { body: created({ tenant_id: 'default' }) })],
    ['a missing property', responseLike(201, { body: created({ full_name: undefined }) })],
    ['a value of another type', responseLike(201, { body: created({ created_at: 1_795_426_200_000 }) })],
    ['a code that does not exist', responseLike(422, { body: { ...exampleBody(422), code: 'mistaken' } })],
    ['text after the JSON', responseLike(201, { body: `${JSON.stringify(exampleBody(201))} ok` })],
    ['no body', responseLike(201, { body: '' })],
  ],
  bodilessResponsesAreEmpty: [['a body in response to HEAD', responseLike(201, { method: 'HEAD' })]],
  statusCodeIsEchoed: [['another statusCode', responseLike(422, { body: { ...exampleBody(422), statusCode: 400 } })]],
  failureIsConsistent: [
    ['a code of another status', responseLike(422, { body: { ...exampleBody(422), code: 'malformed_json' } })],
    ['a field without its messages', responseLike(422, { body: { ...exampleBody(422), errors: {} } })],
    [
      'a conflict without the existing customer',
      responseLike(409, { body: { ...exampleBody(409), existing: undefined } }),
    ],
  ],
  codeIsShown: [
    [
      'a code of the status that the operation does not show',
      responseLike(422, { body: { ...exampleBody(422), code: 'query_too_slow' } }),
    ],
  ],
  existingComesWithItsCodes: [
    ['a conflict that never names the existing customer', responseLike(409, { body: conflictWithoutExisting() })],
    ['another code with existing', responseLike(422, { body: { ...exampleBody(422), existing: {} } })],
    [
      'a failed customer without existing',
      responseLike(201, { body: { data: { customers_failed: [{ code: 'customer_key_taken', issues: [] }] } } }),
    ],
    [
      'an issue of a failed customer with existing',
      responseLike(201, { body: { data: { customers_failed: [{ issues: [{ code: 'required', existing: {} }] }] } } }),
    ],
  ],
  rateLimitIsConsistent: [
    ['a quota without its rest', responseLike(201, { headers: { ratelimit: undefined } })],
    ['the rest of an unknown quota', responseLike(201, { headers: { 'ratelimit-policy': undefined } })],
    ['a rest that is larger than the quota', responseLike(201, { headers: { ratelimit: '"default";r=6001;t=60' } })],
    ['a reset after the end of the window', responseLike(201, { headers: { ratelimit: '"default";r=1;t=61' } })],
    ['a rejection while something remains', responseLike(429, { headers: { ratelimit: '"default";r=1;t=12' } })],
  ],
  nothingLeaks: [
    ['a stack trace', failureWith('x is not a function\n    at run (app.js:1:1)')],
    ['SQL', failureWith('insert into customers values (?)')],
    ['the database', failureWith('SQLITE_BUSY: locked')],
    ['a file path', failureWith('cannot open /var/lib/rollcall')],
    ['an operating system error', failureWith('connect ECONNREFUSED')],
    ['a runtime error', failureWith('TypeError: x is undefined')],
    ['an HTML page', failureWith('<!doctype html>')],
  ],
};

function created(fields: object): object {
  const body = exampleBody(201);
  return { ...body, data: { ...(body.data as object), ...fields } };
}

function conflictWithoutExisting(): object {
  const { existing: _, issues, ...body } = exampleBody(409);
  return { ...body, issues: (issues as object[]).map((issue) => ({ ...issue, existing: undefined })) };
}

function failureWith(message: string): HttpResponse {
  return responseLike(500, { body: { ...exampleBody(500), message } });
}
