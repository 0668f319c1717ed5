import { sql, type Transaction } from 'kysely';
import type { TransactionalResult } from '../stores.ts';
import type { Tables } from './tables.ts';

/**
 * Runs work that can be rolled back without the rest of its transaction. If the work throws, the whole transaction must
 * be rolled back.
 */
export async function inSavepoint<Result>(
  transaction: Transaction<Tables>,
  work: () => Promise<TransactionalResult<Result>>,
): Promise<Result> {
  await sql`savepoint work`.execute(transaction);
  const { result, commit } = await work();
  if (!commit) await sql`rollback to savepoint work`.execute(transaction);
  await sql`release savepoint work`.execute(transaction);
  return result;
}
