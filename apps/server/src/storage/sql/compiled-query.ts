import { isDeepStrictEqual } from 'node:util';
import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * A query that is compiled once for each database, and then runs with other values. For the queries of everyday requests:
 * Kysely takes longer to build and compile one than SQLite to run it.
 *
 * @param build must use each value once, in order, as a parameter, and must build the same SQL for all values.
 * @returns a function for the query with other values.
 */
export function compiledOnce<Values extends readonly unknown[], Row>(
  build: (db: Kysely<Tables>, ...values: Values) => CompiledQuery<Row>,
): (db: Kysely<Tables>, ...values: Values) => CompiledQuery<Row> {
  const queries = new WeakMap<object, CompiledQuery<Row>>();
  return (db, ...values) => {
    // A database and its transactions share the adapter.
    const { adapter } = db.getExecutor();
    const known = queries.get(adapter);
    if (known !== undefined) return { ...known, parameters: values };
    const query = build(db, ...values);
    if (!isDeepStrictEqual(query.parameters, values)) throw new Error(`other parameters than values: ${query.sql}`);
    queries.set(adapter, query);
    return query;
  };
}
