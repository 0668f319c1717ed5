import { type Kysely, sql } from 'kysely';
import type { DeliveryQueue } from '../../events/delivery-queue.ts';
import type { WebhookStore } from '../../events/webhook-store.ts';
import type { Tables } from '../sql/tables.ts';
import { selectWanted } from '../sql/webhooks/endpoint-queries.ts';
import type { WebhookErasure } from '../sql/webhooks/erasure.ts';
import { insertIntoOutbox } from '../sql/webhooks/outbox-entry.ts';
import { SqlDeliveryQueue } from '../sql/webhooks/queue/delivery-queue.ts';
import type { WantedTypes } from '../sql/webhooks/wanted-types.ts';
import { SqlWebhookStore, type WebhookScope } from '../sql/webhooks/webhook-store.ts';
import type { GroupCommit } from './group-commit.ts';
import { inStatement, inTransaction } from './transaction.ts';
import { readAllOutsideTransaction } from './worker/dialect.ts';

/** The webhooks of a database or of a transaction. */
export function sqliteWebhooks(db: Kysely<Tables>, wanted: WantedTypes): WebhookStore {
  const { isTransaction } = db;
  const scope: WebhookScope = {
    ...alone,
    isTransaction,
    transact: (work) => inTransaction(db, work),
    run: (work) => inStatement(db, work),
    selectWanted: (tenantId) =>
      inStatement(db, () => {
        const query = selectWanted(db, tenantId);
        return isTransaction ? query.execute() : readAllOutsideTransaction(db, query);
      }),
    addToOutbox: (row) => inStatement(db, async () => void (await insertIntoOutbox(db, row).execute())),
  };
  return new SqlWebhookStore(scope, wanted, now);
}

/** The webhooks of a request that may share its commit with others. */
export function groupedWebhooks(group: GroupCommit, db: Kysely<Tables>, wanted: WantedTypes): WebhookStore {
  const scope: WebhookScope = {
    ...alone,
    isTransaction: true,
    transact: (work) => inTransaction(group.exclusive, work),
    run: (work) => inStatement(group.exclusive, work),
    selectWanted: (tenantId) => group.readUnshared(selectWanted(db, tenantId)),
    addToOutbox: (row) => group.write(insertIntoOutbox(db, row)),
  };
  return new SqlWebhookStore(scope, wanted, now);
}

const now = () => new Date();

/** One process with one connection owns the database: while a transaction runs, there is no other. */
const alone = { lockEndpoints: async () => {} };

/** The queue of a database. To be created once for each: it takes over the deliveries that a former process had leased. */
export async function openSqliteQueue(db: Kysely<Tables>, wanted: WantedTypes): Promise<DeliveryQueue> {
  const leased = db.updateTable('webhook_deliveries').where('due_at', 'is not', null).where('lease', 'is not', null);
  await leased.set({ lease: null, due_at: now().getTime() }).execute();
  return new SqlDeliveryQueue(
    {
      transact: (work) => inTransaction(db, work),
      read: (work) => inStatement(db, work),
      tryLockOutbox: async () => true,
      lockRows: sql``,
      skipLocked: sql``,
    },
    wanted,
  );
}

/** How SQLite erases a customer from webhooks. */
export const sqliteErasure: WebhookErasure = {
  contains: (column, text) => sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`,
  now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
};
