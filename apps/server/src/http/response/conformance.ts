import type { OperationDefinition } from '@rollcall/contract';
import { document } from '@rollcall/contract/document';
import { schemas } from '@rollcall/contract/schemas';
import type { Response } from 'express';
import type * as z from 'zod';
import type { JsonAnswer } from './send.ts';

const schemasByName = new Map<string, z.ZodType>(Object.entries(schemas));

/**
 * Checks an answer against the document before it is sent.
 *
 * @param definition `undefined` if the request has led to no operation.
 * @returns the first violation; `undefined` if there is none.
 */
export function checkResponseConformance(
  res: Response,
  definition: OperationDefinition | undefined,
  answer: JsonAnswer,
): string | undefined {
  if (definition === undefined) return bodyFault('ErrorResponse', answer.body);
  const declared = definition.responses[answer.status];
  if (declared === undefined) return `the status ${answer.status} is not declared`;
  if (!declared.mediaTypes.includes('application/json')) return 'the media type application/json is not declared';
  const headers = new Headers(answer.headers);
  for (const name of knownHeaders) if (res.hasHeader(name)) headers.set(name, String(res.getHeader(name)));
  return headersFault(declaredHeaders(definition, answer.status), headers) ?? bodyFault(declared.schema, answer.body);
}

function headersFault(declared: ReadonlyMap<string, DeclaredHeader>, sent: Headers): string | undefined {
  const declaredNames = new Set([...declared.keys()].map((name) => name.toLowerCase()));
  const undeclared = [...sent.keys()].find((name) => !declaredNames.has(name));
  if (undeclared !== undefined) return `the header ${undeclared} is not declared`;
  const wrong = [...declared].find(([name, header]) => !fits(header, sent.get(name)));
  return wrong && `the header ${wrong[0]} is not as declared`;
}

function fits({ required, schema }: DeclaredHeader, value: string | null): boolean {
  if (value === null) return !required;
  if (schema.const !== undefined && value !== schema.const) return false;
  if (schema.type === 'integer' && !/^\d+$/.test(value)) return false;
  return schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value);
}

function bodyFault(schemaName: string | null, body: unknown): string | undefined {
  if (schemaName === null) return undefined;
  // Checked as the client will read it: JSON changes dates and absent fields.
  const result = schemasByName.get(schemaName)?.safeParse(JSON.parse(JSON.stringify(body)));
  return result?.error && `the body is not a ${schemaName}: ${JSON.stringify(result.error.issues.slice(0, 3))}`;
}

/** A response header in the document. */
interface DeclaredHeader {
  readonly required: boolean;
  readonly schema: { readonly type?: string; readonly const?: string; readonly pattern?: string };
}

/** The names of all response headers in the document. */
const knownHeaders: readonly string[] = Object.keys(document.components.headers ?? {});

/** The headers in the document for one answer of an operation, by name. */
function declaredHeaders({ routes }: OperationDefinition, status: number): ReadonlyMap<string, DeclaredHeader> {
  const [{ path, method }] = routes;
  const operation = document.paths[path]?.[method.toLowerCase()];
  const response = follow(part(part(operation, 'responses'), String(status)));
  const headers = Object.entries(part(response, 'headers') ?? {});
  return new Map(headers.map(([name, header]) => [name, follow(header) as DeclaredHeader]));
}

function follow(value: unknown): unknown {
  const reference = part(value, '$ref');
  if (typeof reference !== 'string') return value;
  return reference.slice('#/'.length).split('/').reduce<unknown>(part, document);
}

function part(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
