import { resolve } from '../../src/document/document.ts';
import { operationOf } from '../../src/document/operations.ts';
import type { CheckName } from '../../src/oracle/conformance.ts';
import type { HttpResponse } from '../../src/oracle/response.ts';

/** What the fixtures pretend to answer to: an operation with a success and failures of every kind. */
export const responses = operationOf('createCustomer').responses;

interface Parts {
  readonly method?: string;
  readonly status?: number;
  /** Replaces headers; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON, or as it is where it is text. */
  readonly body?: unknown;
}

/** The answer that the document shows for this status, as if it came over the wire, with some parts replaced. */
export function answerLike(documented: number, parts: Parts = {}): HttpResponse {
  const { method = 'POST', status = documented, headers, body = exampleBody(documented) } = parts;
  const sent = Object.entries({ ...headersOf(documented), ...headers });
  return {
    method,
    status,
    headers: new Map(sent.filter((header): header is [string, string] => header[1] !== undefined)),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

/** The first example that the document gives for the body of this status. */
function exampleBody(status: number): Readonly<Record<string, unknown>> {
  const [example] = Object.values(responses[status]?.content?.['application/json']?.examples ?? {});
  if (!example) throw new Error(`The document has no example for ${status}`);
  return resolve(example).value as Readonly<Record<string, unknown>>;
}

/** Every declared header with a value that is right. */
function headersOf(status: number): Readonly<Record<string, string>> {
  const declared = Object.entries(responses[status]?.headers ?? {}).map(([name, header]) => {
    const { example, schema } = resolve(header);
    return [name.toLowerCase(), String(example ?? schema.const)];
  });
  return { 'content-type': 'application/json; charset=utf-8', ...Object.fromEntries(declared) };
}

/** What is wrong with an answer, and the answer. */
type Lie = readonly [what: string, response: HttpResponse];

/** For each check of the oracle, answers that it has to refuse. */
export const lies: Readonly<Record<CheckName, readonly [Lie, ...Lie[]]>> = {
  statusIsDeclared: [['an undeclared status', answerLike(201, { status: 418, body: { statusCode: 418 } })]],
  mediaTypeIsDeclared: [
    ['HTML', answerLike(201, { headers: { 'content-type': 'text/html' } })],
    ['a relative of JSON', answerLike(422, { headers: { 'content-type': 'application/problem+json' } })],
    ['another charset', answerLike(201, { headers: { 'content-type': 'application/json; charset=latin1' } })],
    ['two media types', answerLike(201, { headers: { 'content-type': 'application/json, text/html' } })],
    ['no media type', answerLike(201, { headers: { 'content-type': undefined } })],
  ],
  declaredHeadersAreSent: [
    ['no X-Request-Id', answerLike(201, { headers: { 'x-request-id': undefined } })],
    ['an X-Request-Id with a space', answerLike(201, { headers: { 'x-request-id': 'a b' } })],
    ['no Location', answerLike(201, { headers: { location: undefined } })],
    ['no Retry-After', answerLike(503, { headers: { 'retry-after': undefined } })],
    ['a Retry-After in words', answerLike(503, { headers: { 'retry-after': 'soon' } })],
  ],
  noOtherHeadersAreSent: [
    ['the name of a framework', answerLike(201, { headers: { 'x-powered-by': 'Express' } })],
    ['a header of another status', answerLike(422, { headers: { 'retry-after': '1' } })],
  ],
  bodyMatchesSchema: [
    ['an undocumented property', answerLike(201, { body: { ...exampleBody(201), took: 3 } })],
    ['an undocumented property inside', answerLike(201, { body: created({ tenant_id: 'default' }) })],
    ['a missing property', answerLike(201, { body: created({ full_name: undefined }) })],
    ['a value of another type', answerLike(201, { body: created({ created_at: 1_795_426_200_000 }) })],
    ['a code that does not exist', answerLike(422, { body: { ...exampleBody(422), code: 'mistaken' } })],
    ['text behind the JSON', answerLike(201, { body: `${JSON.stringify(exampleBody(201))} ok` })],
    ['nothing', answerLike(201, { body: '' })],
  ],
  bodilessResponsesAreEmpty: [['a body in answer to HEAD', answerLike(201, { method: 'HEAD' })]],
  statusCodeIsEchoed: [['another statusCode', answerLike(422, { body: { ...exampleBody(422), statusCode: 400 } })]],
  failureIsConsistent: [
    ['a code of another status', answerLike(422, { body: { ...exampleBody(422), code: 'malformed_json' } })],
    ['a field without its messages', answerLike(422, { body: { ...exampleBody(422), errors: {} } })],
    ['a conflict that hides the customer', answerLike(409, { body: { ...exampleBody(409), existing: undefined } })],
  ],
  nothingLeaks: [
    ['a stack trace', failureThatSays('x is not a function\n    at run (app.js:1:1)')],
    ['SQL', failureThatSays('insert into customers values (?)')],
    ['the database', failureThatSays('SQLITE_BUSY: locked')],
    ['a path', failureThatSays('cannot open /var/lib/rollcall')],
    ['an error of the system', failureThatSays('connect ECONNREFUSED')],
    ['an error of the runtime', failureThatSays('TypeError: x is undefined')],
    ['a page of HTML', failureThatSays('<!doctype html>')],
  ],
};

function created(fields: object): object {
  const body = exampleBody(201);
  return { ...body, data: { ...(body.data as object), ...fields } };
}

function failureThatSays(message: string): HttpResponse {
  return answerLike(500, { body: { ...exampleBody(500), message } });
}
