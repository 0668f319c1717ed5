import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import { withDomainFailures } from './errors.ts';

/** Does work in one durable transaction: in the caller's where `db` is one, else in one of its own. */
export function inTransaction<Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work(db as Transaction<Tables>);
  return withDomainFailures(() => db.transaction().execute(work));
}
