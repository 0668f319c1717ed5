import { type Kysely, sql } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import type { CopiedTableName } from './copied-tables.ts';
import type { CopyEnd } from './copy-end.ts';

/** How many rows a tenant has. */
export interface TenantCounts {
  readonly tenant: string;
  /** Without archived ones. */
  readonly customers: number;
  readonly archived: number;
  readonly answers: number;
  readonly keys: number;
  /** The rows of each table of webhooks. */
  readonly webhooks: Readonly<Record<WebhookTableName, number>>;
}

type WebhookTableName = keyof typeof noWebhooks;

/** The counts of every tenant that has a row, by its id. They are counted, not the precomputed ones. */
export async function countTenants(end: CopyEnd): Promise<ReadonlyMap<string, TenantCounts>> {
  return end.read(async (db) => {
    const counts = new Map<string, TenantCounts>();
    const add = (tenantId: string, count: Partial<TenantCounts>) =>
      counts.set(tenantId, { ...(counts.get(tenantId) ?? { ...none, tenant: tenantId }), ...count });
    for (const { tenant_id, name } of await db.selectFrom('tenants').select(['tenant_id', 'name']).execute())
      add(tenant_id, { tenant: name });
    for (const { tenant_id, all, archived } of await countCustomers(db))
      add(tenant_id, { customers: all - archived, archived });
    for (const { tenant_id, all } of await countRows(db, 'idempotency_keys')) add(tenant_id, { answers: all });
    for (const { tenant_id, all } of await countRows(db, 'api_keys')) add(tenant_id, { keys: all });
    for (const table of webhookTables)
      for (const { tenant_id, all } of await countRows(db, table))
        add(tenant_id, { webhooks: { ...(counts.get(tenant_id)?.webhooks ?? noWebhooks), [table]: all } });
    return counts;
  });
}

const noWebhooks = {
  webhook_endpoints: 0,
  webhook_events: 0,
  webhook_deliveries: 0,
  webhook_attempts: 0,
  webhook_outbox: 0,
};
const webhookTables = Object.keys(noWebhooks) as WebhookTableName[];
const none = { customers: 0, archived: 0, answers: 0, keys: 0, webhooks: noWebhooks };

/** How many rows each table has, over all tenants. */
export function rowsByTable(tenants: ReadonlyMap<string, TenantCounts>): Readonly<Record<CopiedTableName, number>> {
  const sum = (count: (counts: TenantCounts) => number) =>
    [...tenants.values()].reduce((total, counts) => total + count(counts), 0);
  return {
    tenants: tenants.size,
    customers: sum(({ customers, archived }) => customers + archived),
    idempotency_keys: sum(({ answers }) => answers),
    api_keys: sum(({ keys }) => keys),
    webhook_endpoints: sum(({ webhooks }) => webhooks.webhook_endpoints),
    webhook_events: sum(({ webhooks }) => webhooks.webhook_events),
    webhook_deliveries: sum(({ webhooks }) => webhooks.webhook_deliveries),
    webhook_attempts: sum(({ webhooks }) => webhooks.webhook_attempts),
    webhook_outbox: sum(({ webhooks }) => webhooks.webhook_outbox),
  };
}

function countCustomers(db: Kysely<Tables>) {
  const count = (expression: ReturnType<typeof sql>) => sql<number>`cast(count(${expression}) as bigint)`;
  return db
    .selectFrom('customers')
    .select(['tenant_id', count(sql`*`).as('all'), count(sql`archived_at`).as('archived')])
    .groupBy('tenant_id')
    .execute();
}

function countRows(db: Kysely<Tables>, table: 'idempotency_keys' | 'api_keys' | WebhookTableName) {
  const all = sql<number>`cast(count(*) as bigint)`.as('all');
  return db.selectFrom(table).select(['tenant_id', all]).groupBy('tenant_id').execute();
}
