import type { Kysely } from 'kysely';
import type { StoredAnswer } from '../../idempotency/idempotency-store.ts';
import type { Tables } from './tables.ts';

/** The stored answer of a key, if any. */
export function selectAnswer(db: Kysely<Tables>, tenantId: string, key: string) {
  return db
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'answer', 'created_at'])
    .where('tenant_id', '=', tenantId)
    .where('idempotency_key', '=', key);
}

type AnswerRow = Pick<Tables['idempotency_keys'], 'fingerprint' | 'answer' | 'created_at'>;

export function toStoredAnswer({ fingerprint, answer, created_at }: AnswerRow): StoredAnswer {
  return { fingerprint, answer, createdAt: new Date(created_at) };
}

/** Stores an answer, and replaces an earlier one. */
export function upsertAnswer(
  db: Kysely<Tables>,
  tenantId: string,
  key: string,
  { fingerprint, answer, createdAt }: StoredAnswer,
) {
  const columns = { fingerprint, answer, created_at: createdAt.getTime() };
  return db
    .insertInto('idempotency_keys')
    .values({ tenant_id: tenantId, idempotency_key: key, ...columns })
    .onConflict((on) => on.columns(['tenant_id', 'idempotency_key']).doUpdateSet(columns));
}

export async function deleteAnswersBefore(db: Kysely<Tables>, moment: Date): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', moment.getTime()).execute();
}
