import type { OperationDefinition } from '@rollcall/contract';
import type { RequestSchemas } from '@rollcall/contract/schemas';
import type * as z from 'zod';
import { isAtLeastOne } from '../validation/issues.ts';
import { type Validated, validate } from '../validation/validate.ts';
import { validationFailed } from '../validation/validation-failed.ts';
import { queryParameters } from '../validation/vocabularies.ts';
import type { Vocabulary } from '../validation/vocabulary.ts';
import type { UrlValues } from './decode-url.ts';
import { readQuery } from './read-query.ts';

/** What the document says of the requests of one operation. */
export interface RequestRules {
  readonly definition: OperationDefinition;
  readonly schemas: RequestSchemas;
  readonly bodyFields: Vocabulary;
}

/** The parts of a request that satisfy the operation's schemas. A part that has no schema is as it was sent. */
export interface ValidRequest {
  readonly path: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
}

/** A request as it was sent, decoded. */
export interface SentRequest {
  readonly url: UrlValues;
  /** Of those that the operation declares. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * Checks everything that a request carries, and reports all of its problems at once: path, query, headers, then body.
 *
 * @throws DomainError `validation_failed`.
 */
export function validateRequest(rules: RequestRules, { url, ...sent }: SentRequest): ValidRequest {
  const { parameters } = rules.definition;
  const reading = readQuery(parameters, url.query);
  const path = checkPart(rules.schemas.path, url.path, queryParameters([]));
  const query = checkPart(rules.schemas.query, reading.values, queryParameters(parameters));
  const headers = checkPart(rules.schemas.headers, sent.headers, queryParameters([]));
  const body = checkPart(rules.schemas.body, sent.body, rules.bodyFields);
  const issues = [...issuesOf(path), ...reading.issues, ...[query, headers, body].flatMap(issuesOf)];
  if (isAtLeastOne(issues)) throw validationFailed(issues);
  return {
    path: checkedValue(path),
    query: checkedValue(query),
    headers: checkedValue(headers),
    body: checkedValue(body),
  };
}

function checkPart(schema: z.ZodType | undefined, value: unknown, vocabulary: Vocabulary): Validated<unknown> {
  return schema === undefined ? { value } : validate(schema, value, vocabulary);
}

function issuesOf(part: Validated<unknown>) {
  return 'issues' in part ? part.issues : [];
}

function checkedValue(part: Validated<unknown>): unknown {
  return 'value' in part ? part.value : undefined;
}
