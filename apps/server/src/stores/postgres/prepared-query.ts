import type { CompiledQuery } from 'kysely';

const statementName = Symbol('statementName');

/**
 * Makes a query one that each connection parses and plans once, and keeps under a name. Only for a query whose best plan
 * is the same for every tenant, since the plan is kept; and that names its columns, since what it returns must not
 * change when a later version adds one.
 *
 * @param name belongs to one SQL text.
 */
export function prepared<Row>(name: string, query: CompiledQuery<Row>): CompiledQuery<Row> {
  return { ...query, [statementName]: name } as CompiledQuery<Row>;
}

/** The name of a prepared query; `undefined` for any other. */
export function statementNameOf(query: CompiledQuery & { readonly [statementName]?: string }): string | undefined {
  return query[statementName];
}
