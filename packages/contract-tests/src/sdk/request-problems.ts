import type { ParameterObject, Schema } from '../document/openapi-document.ts';
import type { Operation } from '../document/operations.ts';
import { resolve } from '../document/references.ts';
import { schemaProblems } from '../document/schema-validators.ts';
import { bodyProblems } from './body-problems.ts';
import { matchingOperation } from './matching-operation.ts';
import type { RecordedRequest } from './recording-server.ts';

/** What any HTTP client may send. A server that does not know an idempotency key passes over it. */
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

/** Everything by which a request breaks the document; empty where it is one that the document allows. */
export function requestProblems(request: RecordedRequest): string[] {
  const { pathname, searchParams } = new URL(request.url, 'http://server');
  const match = matchingOperation(request.method, pathname);
  if (!match) return [`${request.method} ${pathname} is no operation`];
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
  if (!parameter) return [`${name} is no parameter of the operation`];
  const value = typed(text, resolve<Schema>(parameter.schema));
  return schemaProblems('request', parameter.schema, value).map((problem) => `${name}: ${problem}`);
}

/** Parameters travel as text. */
function typed(text: string, { type }: Schema): unknown {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
}

function headerProblems({ parameters }: Operation, { headers }: RecordedRequest): string[] {
  const declared = parameters.filter((parameter) => parameter.in === 'header');
  const isDeclared = (name: string): boolean => declared.some((parameter) => parameter.name.toLowerCase() === name);
  const strange = Object.keys(headers).filter((name) => !ALWAYS_ALLOWED.has(name) && !isDeclared(name));
  return [
    ...strange.map((name) => `${name} is no header that the document knows`),
    ...declared.flatMap(({ name, schema }) => headerValueProblems(name, schema, headers[name.toLowerCase()])),
    ...(headers['x-api-key'] ? [] : ['x-api-key is missing']),
    ...(headers.accept === 'application/json' ? [] : [`accept is ${headers.accept}`]),
  ];
}

function headerValueProblems(name: string, schema: Schema, value: unknown): string[] {
  return value === undefined ? [] : schemaProblems('request', schema, value).map((problem) => `${name}: ${problem}`);
}
