import { basePath, resolve } from '../document/document.ts';
import type { ParameterObject, Schema } from '../document/openapi-document.ts';
import { declaredOperations, type Operation } from '../document/operations.ts';
import { schemaProblems } from '../document/schemas.ts';
import type { RecordedRequest } from './recording-server.ts';

/** Headers that any HTTP client may send. A server ignores an idempotency key that it does not support. */
const ALWAYS_ALLOWED = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'sec-fetch-mode',
  'transfer-encoding',
  'user-agent',
  'x-api-key',
]);

/** All ways in which a request breaks the document; empty if the document allows it. */
export function requestProblems(request: RecordedRequest): string[] {
  const { pathname, searchParams } = new URL(request.url, 'http://server');
  const match = matchingOperation(request.method, pathname);
  if (!match) return [`${request.method} ${pathname} is not an operation`];
  const { operation, path } = match;
  return [
    ...parameterProblems(operation, 'path', Object.entries(path)),
    ...parameterProblems(operation, 'query', [...searchParams]),
    ...headerProblems(operation, request),
    ...bodyProblems(operation, request),
  ];
}

function parameterProblems(
  { parameters }: Operation,
  place: 'path' | 'query',
  sent: readonly [string, string][],
): string[] {
  const declared = parameters.filter((parameter) => parameter.in === place);
  const names = sent.map(([name]) => name);
  const missing = declared.filter(({ name, required }) => required && !names.includes(name));
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...missing.map(({ name }) => `${name} is missing in the ${place}`),
    ...repeated.map((name) => `${name} is sent twice`),
    ...sent.flatMap(([name, value]) => valueProblems(declared, name, value)),
  ];
}

function valueProblems(declared: readonly ParameterObject[], name: string, text: string): string[] {
  const parameter = declared.find((one) => one.name === name);
  if (!parameter) return [`${name} is not a parameter of the operation`];
  const value = typed(text, resolve<Schema>(parameter.schema));
  return schemaProblems('request', parameter.schema, value).map((problem) => `${name}: ${problem}`);
}

/** Parameters are text. If the document declares another type and the text looks like it, it is read as that type. */
function typed(text: string, { type }: Schema): unknown {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
}

function headerProblems({ parameters }: Operation, { headers }: RecordedRequest): string[] {
  const declared = parameters.filter((parameter) => parameter.in === 'header');
  const isDeclared = (name: string): boolean => declared.some((parameter) => parameter.name.toLowerCase() === name);
  const unknown = Object.keys(headers).filter((name) => !ALWAYS_ALLOWED.has(name) && !isDeclared(name));
  return [
    ...unknown.map((name) => `${name} is not a declared header`),
    ...declared.flatMap(({ name, schema }) => headerValueProblems(name, schema, headers[name.toLowerCase()])),
    ...(headers['x-api-key'] ? [] : ['x-api-key is missing']),
    ...(headers.accept === 'application/json' ? [] : [`accept is ${headers.accept}`]),
  ];
}

function headerValueProblems(name: string, schema: Schema, value: unknown): string[] {
  return value === undefined ? [] : schemaProblems('request', schema, value).map((problem) => `${name}: ${problem}`);
}

function bodyProblems({ requestBody }: Operation, { headers, body }: RecordedRequest): string[] {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
  if (!requestBody) return body.length > 0 || mediaType !== '' ? ['the operation has no body'] : [];
  const declared = requestBody.content[mediaType];
  if (mediaType === '') return ['the media type is missing'];
  if (!declared) return [`${mediaType} is none of ${Object.keys(requestBody.content).join(', ')}`];
  return schemaProblems('request', declared.schema, parsedBody({ headers, body })).map((problem) => `body: ${problem}`);
}

/** The JSON value of a body, or the fields of a form. */
export function parsedBody({ headers, body }: Pick<RecordedRequest, 'headers' | 'body'>): unknown {
  const contentType = headers['content-type'] ?? '';
  return contentType.startsWith('multipart/') ? formFields(contentType, body) : JSON.parse(body.toString('utf8'));
}

/** The operation of a request, and its path parameters, decoded. */
interface Match {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

/** The operation for a method and a path; `undefined` if the document has none. */
export function matchingOperation(method: string, pathname: string): Match | undefined {
  // A path without parameters wins: /customers/new is not the customer "new".
  const sorted = declaredOperations
    .filter((operation) => operation.method === method)
    .toSorted((left, right) => Number(left.path.includes('{')) - Number(right.path.includes('{')));
  for (const operation of sorted) {
    const found = patternOf(operation).exec(pathname);
    if (found) return { operation, path: decoded(found.groups ?? {}) };
  }
  return undefined;
}

function patternOf({ path }: Operation): RegExp {
  return new RegExp(`^${basePath}${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

/**
 * The fields of a form by name, each as text.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function formFields(contentType: string, body: Buffer): Record<string, string> {
  const boundary = /boundary="?(?<boundary>[^";]+)"?/.exec(contentType)?.groups?.boundary;
  if (boundary === undefined) throw new Error(`${contentType} names no boundary`);
  const parts = body.toString('utf8').split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(parts.map(field));
}

function field(part: string): [name: string, value: string] {
  const [head = '', ...rest] = part.split('\r\n\r\n');
  const name = / name="(?<name>[^"]*)"/.exec(head)?.groups?.name;
  if (name === undefined) throw new Error(`A part of the form has no name: ${head}`);
  return [name, rest.join('\r\n\r\n').replace(/\r\n$/, '')];
}
