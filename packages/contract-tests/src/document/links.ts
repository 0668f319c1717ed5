import { operations } from './operations.ts';
import { resolve } from './references.ts';

/** A link from a response to an operation that can be called next. */
export interface Link {
  /** The operation that declares the link. */
  readonly source: string;
  readonly status: number;
  readonly name: string;
  /** The operation to call. */
  readonly target: string;
  /** Runtime expressions, by parameter. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** All links of the document. */
export const declaredLinks: readonly Link[] = operations.flatMap(({ operationId, responses }) =>
  Object.entries(responses).flatMap(([status, { links = {} }]) =>
    Object.entries(links).map(([name, link]) => {
      const { operationId: target, parameters } = resolve(link);
      return { source: operationId, status: Number(status), name, target, parameters };
    }),
  ),
);

/**
 * What a runtime expression stands for in an answer.
 *
 * @throws Error for any other kind than `$response.body#/…`, the only one that the document uses.
 * @see https://spec.openapis.org/oas/v3.1.0#runtime-expressions
 */
export function evaluated(expression: string, body: unknown): unknown {
  const pointer = /^\$response\.body#(?<pointer>\/.*)$/.exec(expression)?.groups?.pointer;
  if (pointer === undefined) throw new Error(`The expression ${expression} is not one that is known here`);
  const names = pointer.split('/').slice(1);
  return names.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], body);
}
