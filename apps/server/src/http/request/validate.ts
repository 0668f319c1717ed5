import type { OperationDefinition, ParameterDefinition } from '@rollcall/contract';
import type { RequestSchemas } from '@rollcall/contract/schemas';
import type { Request } from 'express';
import type * as z from 'zod';
import { type FieldCatalog, queryParameters } from '../../validation/field-catalog.ts';
import { isAtLeastOne, type ValidationIssue, validationFailed } from '../../validation/issues.ts';
import { type Validated, validate } from '../../validation/validate.ts';
import type { UrlValues } from './url.ts';

/** The document's rules for the requests of one operation. */
export interface RequestRules {
  readonly definition: OperationDefinition;
  readonly schemas: RequestSchemas;
  readonly bodyFields: FieldCatalog;
}

/** The parts of a request that satisfy the operation's schemas. A part without a schema is as sent. */
export interface ValidRequest {
  readonly path: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  /** Fields of the body that only the stored customer can judge; the body lacks them. */
  readonly readOnly: Readonly<Record<string, unknown>>;
}

/** A request as sent, decoded. */
interface SentRequest {
  readonly url: UrlValues;
  /** Only those that the operation declares. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Checks all parts of a request, and reports all of their issues at once: path, query, headers, then body.
 *
 * @throws DomainError `validation_failed`.
 */
export function validateRequest(rules: RequestRules, { url, ...sent }: SentRequest): ValidRequest {
  const { parameters } = rules.definition;
  const reading = readQuery(parameters, url.query);
  const path = checkPart(rules.schemas.path, url.path, queryParameters([]));
  const query = checkPart(rules.schemas.query, reading.values, queryParameters(parameters));
  const headers = checkPart(rules.schemas.headers, sent.headers, queryParameters([]));
  const [own, readOnly] = splitReadOnly(sent.body, rules.bodyFields);
  const body = checkPart(rules.schemas.body, own, rules.bodyFields);
  const issues = [...issuesOf(path), ...reading.issues, ...[query, headers, body].flatMap(issuesOf)];
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  return {
    path: checkedValue(path),
    query: checkedValue(query),
    headers: checkedValue(headers),
    body: checkedValue(body),
    readOnly,
  };
}

/** A body without its read-only fields, and these fields, if the operation accepts them with the stored values. */
function splitReadOnly(
  body: unknown,
  { immutable }: FieldCatalog,
): readonly [own: unknown, readOnly: Readonly<Record<string, unknown>>] {
  if (!immutable?.allowedIfEqual || typeof body !== 'object' || body === null || Array.isArray(body)) return [body, {}];
  const isReadOnly = ([name]: [string, unknown]) => immutable.names.has(name);
  const fields = Object.entries(body);
  if (!fields.some(isReadOnly)) return [body, {}];
  return [
    Object.fromEntries(fields.filter((field) => !isReadOnly(field))),
    Object.fromEntries(fields.filter(isReadOnly)),
  ];
}

function checkPart(schema: z.ZodType | undefined, value: unknown, catalog: FieldCatalog): Validated<unknown> {
  return schema === undefined ? { value } : validate(schema, value, catalog);
}

function issuesOf(part: Validated<unknown>) {
  return 'issues' in part ? part.issues : [];
}

function checkedValue(part: Validated<unknown>): unknown {
  return 'value' in part ? part.value : undefined;
}

/** A query as JSON values, and the issues of its repeated parameters. */
interface QueryReading {
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly ValidationIssue[];
}

/**
 * Reads each parameter of a query as the type in the document. A repeated one is reported, and left out. An empty one is
 * left out if the document allows that.
 */
function readQuery(parameters: readonly ParameterDefinition[], query: URLSearchParams): QueryReading {
  const types = new Map(parameters.map(({ name, type }) => [name, type]));
  const counts = new Map<string, number>();
  for (const name of query.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()];
  const repeated = names.filter((name) => counts.get(name) !== 1);
  const values = new Map(query);
  const absentIfEmpty = new Set(parameters.filter((one) => one.allowEmptyValue).map(({ name }) => name));
  const entries = names
    .filter((name) => counts.get(name) === 1)
    .filter((name) => values.get(name) !== '' || !absentIfEmpty.has(name))
    .map((name) => [name, readAs(types.get(name), values.get(name) ?? '')] as const);
  // fromEntries, since an assignment to the name __proto__ would be lost.
  return { values: Object.fromEntries(entries), issues: repeated.map(repeatedIssue) };
}

/** A text that is not of the type stays a text, which the schema then refuses. */
function readAs(type: ParameterDefinition['type'] | undefined, text: string): unknown {
  switch (type) {
    case 'integer':
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    default:
      return text;
  }
}

function repeatedIssue(field: string): ValidationIssue {
  return { code: 'too_many_items', field, message: 'must not be repeated' };
}

/** The declared headers of an operation that were sent, by their names in the document. */
export function declaredRequestHeaders(
  parameters: readonly ParameterDefinition[],
  req: Request,
): Readonly<Record<string, string>> {
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  const entries = headers.map(({ name }) => [name, req.get(name)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
