import { isDeepStrictEqual } from 'node:util';
import type { ErrorResponse, Issue } from '@rollcall/contract';
import { resolve } from '../document/document.ts';
import type { HeaderObject, Schema } from '../document/openapi-document.ts';
import type { Responses } from '../document/operations.ts';
import { componentSchema, schemaProblems } from '../document/schemas.ts';
import { type HttpResponse, parseJson, tryParseJson } from './response.ts';

/**
 * A rule for all responses. It returns one phrase for each problem, and nothing if there is none.
 *
 * If the status is not declared, only `statusIsDeclared` reports that; the other checks have nothing to compare with.
 */
export type Check = (response: HttpResponse, responses: Responses) => readonly string[];

export const statusIsDeclared: Check = ({ status }, responses) =>
  responses[status] ? [] : [`${status} is none of ${Object.keys(responses).join(', ')}`];

/** The charset of `application/json; charset=utf-8` means nothing: UTF-8 is the only encoding of JSON. */
const CHARSET = /;\s*charset=utf-8$/i;

export const mediaTypeIsDeclared: Check = ({ status, headers }, responses) => {
  const declared = responses[status];
  if (!declared) return [];
  const mediaTypes = Object.keys(declared.content ?? {});
  const sent = headers.get('content-type');
  if (sent === undefined) return mediaTypes.length === 0 ? [] : ['there is no Content-Type'];
  return mediaTypes.includes(sent.replace(CHARSET, '')) ? [] : [`${sent} is none of ${mediaTypes.join(', ')}`];
};

export const declaredHeadersAreSent: Check = ({ status, headers }, responses) =>
  Object.entries(responses[status]?.headers ?? {}).flatMap(([name, header]) =>
    problems(name, resolve(header), headers.get(name.toLowerCase())),
  );

function problems(name: string, { required, schema }: HeaderObject, sent: string | undefined): string[] {
  if (sent === undefined) return required ? [`${name} is missing`] : [];
  return schemaProblems('response', schema, readHeader(sent, schema)).map((problem) => `${name}: ${problem}`);
}

/** Headers are text. If the document declares an integer and the text looks like one, it is read as one. */
function readHeader(sent: string, { type }: Schema): unknown {
  return type === 'integer' && /^-?\d+$/.test(sent) ? Number(sent) : sent;
}

/**
 * Headers that any HTTP server may send: message framing, compression, protection of browsers, and access for pages of
 * other origins; never with credentials.
 */
const ALWAYS_ALLOWED = new Set([
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'keep-alive',
  'origin-agent-cluster',
  'referrer-policy',
  'strict-transport-security',
  'transfer-encoding',
  'vary',
  'x-content-type-options',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]);

export const noOtherHeadersAreSent: Check = ({ status, headers }, responses) => {
  const declared = responses[status];
  if (!declared) return [];
  const known = new Set(Object.keys(declared.headers ?? {}).map((name) => name.toLowerCase()));
  return [...headers.keys()]
    .filter((name) => !known.has(name) && !ALWAYS_ALLOWED.has(name))
    .map((name) => `${name} is not declared`);
};

export const bodyMatchesSchema: Check = (response, responses) => {
  const declared = responses[response.status];
  if (!declared || isBodiless(response)) return [];
  const schema = declared.content?.['application/json']?.schema;
  if (!schema) return ['the document has no JSON schema for it, so nothing was checked'];
  const body = parsed(response);
  return 'problem' in body ? [body.problem] : schemaProblems('response', schema, body.value);
};

function parsed(response: HttpResponse): { value: unknown } | { problem: string } {
  try {
    return { value: parseJson(response) };
  } catch (error) {
    return { problem: `the body is not JSON: ${error instanceof Error ? error.message : error}` };
  }
}

export const bodilessResponsesAreEmpty: Check = (response) =>
  isBodiless(response) && response.body.length > 0 ? [`there are ${response.body.length} bytes of body`] : [];

/** The envelope repeats the status, for clients that see only the body. */
export const statusCodeIsEchoed: Check = (response) => {
  if (isBodiless(response)) return [];
  const body = tryParseJson(response) as { statusCode?: unknown } | null | undefined;
  return body?.statusCode === response.status
    ? []
    : [`statusCode is ${body?.statusCode}, the status ${response.status}`];
};

const STATUS_OF_CODE = componentSchema('ErrorCode')['x-enum-status'] as Readonly<Record<string, number>>;
/** The document describes further statuses for this code. */
const FURTHER_STATUSES: Readonly<Record<string, readonly number[]>> = { malformed_request: [408, 417, 431, 501] };

/** The parts of a failure must agree: the status with `code`, and `issues` with `errors` and `existing`. */
export const failureIsConsistent: Check = (response) => {
  const failure = tryParseJson(response) as Partial<ErrorResponse> | undefined;
  if (response.status < 400 || !failure?.issues || !failure.code) return [];
  const { code, errors, existing, issues } = failure;
  const problems = [];
  if (!statusesOf(code).includes(response.status)) problems.push(`${code} does not belong to ${response.status}`);
  if (!isDeepStrictEqual(errors, messagesByField(issues))) problems.push('errors are not the messages of the issues');
  if (!isDeepStrictEqual(existing, issues[0]?.existing)) problems.push('existing is not that of the first issue');
  return problems;
};

/** Codes that no operation shows: the request is rejected before its operation is known. */
const CODES_OF_HTTP: readonly unknown[] = ['malformed_request'];

/** Each operation shows an example of every code that it answers with, so that readers and mocks know all of them. */
export const codeIsShown: Check = (response, responses) => {
  const { code } = (tryParseJson(response) ?? {}) as Failure;
  const { examples } = responses[response.status]?.content?.['application/json'] ?? {};
  if (response.status < 400 || code === undefined || examples === undefined || CODES_OF_HTTP.includes(code)) return [];
  const shown = Object.values(examples).map((example) => (resolve(example).value as Failure).code);
  return shown.includes(code) ? [] : [`no example of ${response.status} has the code ${code}`];
};

const CODES_WITH_EXISTING = Object.keys(componentSchema('ExistingCustomer')['x-present-with-codes'] as object);

/** Clients check `code` and then read `existing`; the types of the contract promise it. */
export const existingComesWithItsCodes: Check = (response) => {
  const body = tryParseJson(response) as Body | null | undefined;
  const failures = [body, ...(body?.data?.customers_failed ?? [])];
  return failures
    .flatMap((failure) => [failure, ...(failure?.issues ?? [])])
    .flatMap((failure) => (failure?.code === undefined ? [] : existingProblems(failure.code, failure.existing)));
};

function existingProblems(code: string, existing: unknown): string[] {
  if (CODES_WITH_EXISTING.includes(code) === (existing !== undefined)) return [];
  return [`${code} comes ${existing === undefined ? 'without' : 'with'} existing`];
}

/** The parts of a response that say why something failed. */
interface Failure {
  readonly code?: string;
  readonly existing?: unknown;
  readonly issues?: readonly Failure[];
}

interface Body extends Failure {
  readonly data?: { readonly customers_failed?: readonly Failure[] } | null;
}

function statusesOf(code: string): readonly (number | undefined)[] {
  return [STATUS_OF_CODE[code], ...(FURTHER_STATUSES[code] ?? [])];
}

function messagesByField(issues: readonly Issue[]): Record<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const { field, message } of issues) {
    if (field !== null) grouped.set(field, [...(grouped.get(field) ?? []), message]);
  }
  return Object.fromEntries(grouped);
}

/** `RateLimit` and `RateLimit-Policy` come together, and no more remains than the quota. */
export const rateLimitIsConsistent: Check = ({ status, headers }) => {
  const [limit, policy] = [headers.get('ratelimit'), headers.get('ratelimit-policy')];
  if (limit === undefined && policy === undefined) return [];
  if (limit === undefined || policy === undefined) return ['RateLimit and RateLimit-Policy do not come together'];
  const [remaining = 0, reset = 0] = numbersIn(limit);
  const [quota = 0, window = 0] = numbersIn(policy);
  const problems = [];
  if (remaining > quota) problems.push(`${remaining} requests of ${quota} remain`);
  if (reset > window) problems.push(`a window of ${window} seconds resets in ${reset} seconds`);
  if (status === 429 && remaining > 0) problems.push(`${remaining} requests remain, but this one was rejected`);
  return problems;
};

/** The parameters of `"default";r=5999;t=60`. */
function numbersIn(header: string): number[] {
  return [...header.matchAll(/;\w=(?<number>\d+)/g)].map(({ groups }) => Number(groups?.number));
}

/** Internals of the server that no response may reveal. */
const LEAKS = {
  'a stack trace': /\n\s+at |\bat [\w.<>]+ \(|\bnode:internal\b|\.[cm]?[jt]s:\d+:\d+/,
  'a runtime error': /\b(?:Type|Range|Reference|Syntax|Assertion|Sqlite|Zod)Error\b|\bUnhandledPromise/,
  'an error code of the operating system': /\b(?:ECONN\w+|ENOENT|EACCES|EPERM|EPIPE|ENOSPC)\b/,
  'a database': /\bSQLITE_\w+|\bsqlite\b|\blibsql\b|\bkysely\b|\bpostgres\b/i,
  'an SQL statement': /\b(?:select\s.+\sfrom|insert\s+into|delete\s+from|update\s+\w+\s+set)\s/i,
  'a file path': /\/(?:home|root|usr|var|tmp|opt|work|app)\/\w|node_modules|[A-Z]:\\\w/,
  'an HTML page': /<!doctype|<html/i,
} as const;

/** Checks failures only: a success may repeat any text that a client sent. */
export const nothingLeaks: Check = ({ status, headers, body }) => {
  if (status < 400) return [];
  const text = [...[...headers].map(([name, value]) => `${name}: ${value}`), body.toString('utf8')].join('\n');
  return Object.entries(LEAKS)
    .filter(([, pattern]) => pattern.test(text))
    .map(([what, pattern]) => `it reveals ${what}: ${pattern.exec(text)?.[0].trim()}`);
};

/**
 * Whether HTTP forbids this response to have a body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1
 */
function isBodiless({ method, status }: HttpResponse): boolean {
  return method === 'HEAD' || status === 204 || status === 304;
}
