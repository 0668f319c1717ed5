import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { NamedCustomers } from '../../core/named-customers.ts';
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

/** A row counts this much beside its answer, so that small answers are limited too. */
const ROW_BYTES = 500;

/** Stores an answer, and replaces an earlier one. */
export function upsertAnswer(
  db: Kysely<Tables>,
  tenantId: string,
  key: string,
  { fingerprint, answer, createdAt }: StoredAnswer,
  { createdIds, existingKeys, failedKeys }: NamedCustomers,
) {
  const otherKeys = new Set([...existingKeys, ...failedKeys]);
  const columns = {
    fingerprint,
    created_at: createdAt.getTime(),
    bytes: Buffer.byteLength(answer) + ROW_BYTES,
    first_id: createdIds?.[0] ?? null,
    last_id: createdIds?.[1] ?? null,
    other_names: otherKeys.size === 0 ? null : [...otherKeys].map(nameToken).join(''),
    answer,
  };
  return db
    .insertInto('idempotency_keys')
    .values({ tenant_id: tenantId, idempotency_key: key, ...columns })
    .onConflict((on) => on.columns(['tenant_id', 'idempotency_key']).doUpdateSet(columns));
}

/** Eight characters for a customer key. Others may have the same; the answer itself decides. */
function nameToken(customerKey: string): string {
  return createHash('sha256').update(customerKey).digest('base64url').slice(0, 8);
}

/** The condition that a text column contains another text, for each database. */
export type Contains = (column: 'answer' | 'other_names', text: string) => RawBuilder<boolean>;

/** Erases every stored answer that names a customer. Their rows remain, so that no request runs again. */
export async function eraseAnswers(
  db: Kysely<Tables>,
  tenantId: string,
  customer: { readonly id: string; readonly customer_key: string },
  contains: Contains,
): Promise<void> {
  const names = contains('answer', `"customer_key":${JSON.stringify(customer.customer_key)}`);
  const ofTenant = db.selectFrom('idempotency_keys').select('idempotency_key').where('tenant_id', '=', tenantId);
  const ofCreated = ofTenant.where('first_id', '<=', customer.id).where('last_id', '>=', customer.id).where(names);
  const isOther = sql<boolean>`(other_names = '?' or ${contains('other_names', nameToken(customer.customer_key))})`;
  const ofOthers = ofTenant.where('other_names', 'is not', null).where(isOther).where(names);
  await db
    .updateTable('idempotency_keys')
    .set({ fingerprint: '', answer: '', bytes: ROW_BYTES, first_id: null, last_id: null, other_names: null })
    .where('tenant_id', '=', tenantId)
    .where('idempotency_key', 'in', ofCreated.unionAll(ofOthers))
    .execute();
}

export async function deleteAnswersBefore(db: Kysely<Tables>, moment: Date): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', moment.getTime()).execute();
}

/** Deletes the answers of a tenant that do not fit, the newest counted first. */
export async function deleteOldestAnswers(db: Kysely<Tables>, tenantId: string, bytesMax: number): Promise<void> {
  const total = sql<number>`sum(bytes) over (order by created_at desc rows unbounded preceding)`.as('total');
  const newest = db.selectFrom('idempotency_keys').select(['created_at', total]).where('tenant_id', '=', tenantId);
  const cut = db.selectFrom(newest.as('newest')).select((eb) => eb.fn.max('created_at').as('cut'));
  await db
    .deleteFrom('idempotency_keys')
    .where('tenant_id', '=', tenantId)
    .where('created_at', '<=', cut.where('total', '>', bytesMax))
    .execute();
}

/** The tenants whose answers have more than so many bytes. */
export async function selectTenantsAbove(db: Kysely<Tables>, bytesMax: number): Promise<string[]> {
  const rows = await db
    .selectFrom('idempotency_keys')
    .select('tenant_id')
    .groupBy('tenant_id')
    .having((eb) => eb.fn.sum('bytes'), '>', bytesMax)
    .execute();
  return rows.map(({ tenant_id }) => tenant_id);
}
