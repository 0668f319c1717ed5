import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import { withDomainErrors } from './errors.ts';

/** The scope of a store: a database, a transaction of the caller, or a transaction that begins when it is first used. */
export type Scope = Kysely<Tables> | (() => Promise<Transaction<Tables>>);

/** Runs work in one durable transaction: that of the scope, or a new one if the scope is a database. */
export async function inTransaction<Result>(
  scope: Scope,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  if (typeof scope === 'function') return work(await scope());
  if (scope.isTransaction) return work(scope as Transaction<Tables>);
  return withDomainErrors(() => scope.transaction().execute(work));
}

/** Runs one statement in the transaction of the scope, or durably by itself if the scope is a database. */
export function inStatement<Result>(scope: Scope, work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
  return withDomainErrors(async () => work(typeof scope === 'function' ? await scope() : scope));
}
