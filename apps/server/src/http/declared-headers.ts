import type { OperationDefinition } from '@rollcall/contract';
import { document } from '@rollcall/contract/document';

/** A response header as the document declares it. */
export interface DeclaredHeader {
  readonly required: boolean;
  readonly schema: { readonly type?: string; readonly const?: string; readonly pattern?: string };
}

/** The names of all response headers that the document knows. */
export const knownHeaders: readonly string[] = Object.keys(document.components.headers ?? {});

/** The headers that the document declares for one answer of an operation, by name. */
export function declaredHeaders({ routes }: OperationDefinition, status: number): ReadonlyMap<string, DeclaredHeader> {
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
