import type { Kysely } from 'kysely';
import type { StoredAnswer } from '../idempotency/idempotency-store.js';
import type { Tables } from './tables.js';

export async function findAnswer(db: Kysely<Tables>, tenantId: string, key: string): Promise<StoredAnswer | undefined> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'answer', 'created_at'])
    .where('tenant_id', '=', tenantId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  return row && { fingerprint: row.fingerprint, answer: row.answer, createdAt: new Date(row.created_at) };
}

/** Replaces an answer that is there. */
export async function saveAnswer(
  db: Kysely<Tables>,
  tenantId: string,
  key: string,
  { fingerprint, answer, createdAt }: StoredAnswer,
): Promise<void> {
  const columns = { fingerprint, answer, created_at: createdAt.getTime() };
  await db
    .insertInto('idempotency_keys')
    .values({ tenant_id: tenantId, idempotency_key: key, ...columns })
    .onConflict((on) => on.columns(['tenant_id', 'idempotency_key']).doUpdateSet(columns))
    .execute();
}

export async function deleteAnswersBefore(db: Kysely<Tables>, moment: Date): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', moment.getTime()).execute();
}
