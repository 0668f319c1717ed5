import { type Kysely, sql, type Transaction } from 'kysely';
import type { DeliveryQueue } from '../../events/delivery-queue.ts';
import type { WebhookStore } from '../../events/webhook-store.ts';
import type { Tables } from '../sql/tables.ts';
import { selectWanted } from '../sql/webhooks/endpoint-queries.ts';
import type { WebhookErasure } from '../sql/webhooks/erasure.ts';
import { insertIntoOutbox } from '../sql/webhooks/outbox-entry.ts';
import { SqlDeliveryQueue } from '../sql/webhooks/queue/delivery-queue.ts';
import type { WantedTypes } from '../sql/webhooks/wanted-types.ts';
import { SqlWebhookStore, type WebhookScope } from '../sql/webhooks/webhook-store.ts';
import { schemaNumber } from './connection/advisory-locks.ts';
import { prepared } from './connection/driver.ts';
import { inStatement, inTransaction } from './connection/transaction.ts';

/** The wanted types in the memory of a process may be this old: another process may change an endpoint. */
export const wantedTypesMsMax = 500;

/**
 * The webhooks of a database or of a transaction.
 *
 * @param now the clock of the database.
 */
export function postgresWebhooks(db: Kysely<Tables>, wanted: WantedTypes, now: () => Date): WebhookStore {
  const scope: WebhookScope = {
    isTransaction: db.isTransaction,
    transact: (work) => inTransaction(db, work),
    run: (work) => inStatement(db, work),
    selectWanted: (tenantId) => inStatement(db, () => selectWanted(db, tenantId).execute()),
    addToOutbox: (row) => {
      const insert = prepared('record_events', insertIntoOutbox(db, row).compile());
      return inStatement(db, async () => void (await db.executeQuery(insert)));
    },
    lockEndpoints: async (transaction, tenantId) => {
      await sql`select pg_advisory_xact_lock(${lockOf('endpoints', tenantId)})`.execute(transaction);
    },
  };
  return new SqlWebhookStore(scope, wanted, now);
}

export function postgresQueue(db: Kysely<Tables>, wanted: WantedTypes): DeliveryQueue {
  return new SqlDeliveryQueue(
    {
      transact: (work) => inTransaction(db, work),
      read: (work) => inStatement(db, work),
      tryLockOutbox,
      lockRows: sql`for update`,
      skipLocked: sql`for update of d skip locked`,
    },
    wanted,
  );
}

async function tryLockOutbox(transaction: Transaction<Tables>, tenantId: string): Promise<boolean> {
  const attempt = sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${lockOf('outbox', tenantId)}) as locked`;
  const { rows } = await attempt.execute(transaction);
  return rows[0]?.locked === true;
}

function lockOf(what: 'endpoints' | 'outbox', tenantId: string) {
  return sql`hashtextextended(${`webhook ${what} ${tenantId}`}, ${schemaNumber})`;
}

/** How PostgreSQL erases a customer from webhooks. */
export const postgresErasure: WebhookErasure = {
  contains: (column, text) => sql<boolean>`strpos(${sql.ref(column)}, ${text}) > 0`,
  now: sql<number>`(extract(epoch from now()) * 1000)::bigint`,
};
