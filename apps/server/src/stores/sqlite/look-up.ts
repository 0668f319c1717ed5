import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Finds a row without waiting for the end of a transaction that requests share.
 *
 * @param query reads nothing that a shared transaction may have written.
 */
export async function lookUp<Row>(db: Kysely<Tables>, query: Compilable<Row>): Promise<Row | undefined> {
  const { rows } = await db.executeQuery<Row>({ ...query.compile(), lookUp: true } as CompiledQuery<Row>);
  return rows[0];
}

export function isLookUp(query: CompiledQuery): boolean {
  return 'lookUp' in query;
}
