import { sql, type Transaction } from 'kysely';
import type { TransactionalResult } from '../stores.ts';
import type { Tables } from './tables.ts';

/**
 * Does work that can be taken back without the transaction that it is a part of. Where it throws, it takes the whole
 * transaction with it.
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
