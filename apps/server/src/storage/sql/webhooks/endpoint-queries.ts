import type { WebhookEventType } from '@rollcall/contract';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type EndpointRecord, endpointsMax } from '../../../events/endpoint.ts';
import type { Tables } from '../tables.ts';
import { type EndpointRow, fromEndpointRow, toEndpointRow } from './rows.ts';

const endpointColumns = [
  ...['tenant_id', 'id', 'url', 'description', 'event_types', 'status', 'disabled_reason', 'disabled_at'],
  ...['failing_since', 'secrets', 'created_at', 'updated_at'],
] as (keyof EndpointRow)[];

/** The endpoints of a tenant, the oldest first. */
export function selectEndpoints(db: Kysely<Tables>, tenantId: string) {
  return db
    .selectFrom('webhook_endpoints')
    .select(endpointColumns)
    .where('tenant_id', '=', tenantId)
    .orderBy('created_at')
    .orderBy('id');
}

export function selectEndpoint(db: Kysely<Tables>, tenantId: string, id: string) {
  return selectEndpoints(db, tenantId).where('id', '=', id);
}

/** The types that each enabled endpoint of a tenant wants. */
export function selectWanted(db: Kysely<Tables>, tenantId: string) {
  return db
    .selectFrom('webhook_endpoints')
    .select('event_types')
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'enabled');
}

export function toWantedTypes(rows: readonly Pick<EndpointRow, 'event_types'>[]): ReadonlySet<WebhookEventType> {
  return new Set(rows.flatMap(({ event_types }) => JSON.parse(event_types) as WebhookEventType[]));
}

/** @returns false if the tenant has as many endpoints as it may have. */
export async function insertEndpoint(
  transaction: Transaction<Tables>,
  tenantId: string,
  endpoint: EndpointRecord,
): Promise<boolean> {
  const endpoints = transaction.selectFrom('webhook_endpoints').where('tenant_id', '=', tenantId);
  const { count } = await endpoints.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  if (count >= endpointsMax) return false;
  await transaction.insertInto('webhook_endpoints').values(toEndpointRow(tenantId, endpoint)).execute();
  return true;
}

/** @param row the stored endpoint, which the transaction has locked. */
export async function changeEndpoint(
  transaction: Transaction<Tables>,
  row: EndpointRow,
  change: (current: EndpointRecord) => EndpointRecord,
): Promise<EndpointRecord> {
  const current = fromEndpointRow(row);
  const changed = change(current);
  if (changed === current) return current;
  const { tenant_id, id, ...columns } = toEndpointRow(row.tenant_id, changed);
  const stored = transaction.updateTable('webhook_endpoints').where('tenant_id', '=', tenant_id).where('id', '=', id);
  await stored.set(columns).execute();
  return changed;
}

/** The deliveries of a deleted endpoint are invisible from now on. The next purge deletes them. */
export async function deleteEndpoint(db: Kysely<Tables>, tenantId: string, id: string): Promise<boolean> {
  const endpoint = db.deleteFrom('webhook_endpoints').where('tenant_id', '=', tenantId).where('id', '=', id);
  const { numDeletedRows } = await endpoint.executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

const canceledAtOnce = 1_000;

/** Why nothing can be sent to an endpoint; `undefined` if it can. */
export async function obstacleOf(
  db: Kysely<Tables>,
  tenantId: string,
  id: string,
): Promise<'missing' | 'disabled' | undefined> {
  const endpoint = await selectEndpoint(db, tenantId, id).executeTakeFirst();
  if (endpoint === undefined) return 'missing';
  return endpoint.status === 'disabled' ? 'disabled' : undefined;
}

/** Cancels the pending deliveries of a disabled endpoint, some at a time, so that other work need not wait for all of them. */
export async function cancelPending(
  transact: <Result>(work: (transaction: Transaction<Tables>) => Promise<Result>) => Promise<Result>,
  tenantId: string,
  endpointId: string,
  now: Date,
): Promise<void> {
  while (await transact((transaction) => cancelSome(transaction, tenantId, endpointId, now)));
}

/** @returns whether there may be more. */
async function cancelSome(db: Kysely<Tables>, tenantId: string, endpointId: string, now: Date): Promise<boolean> {
  const some = db
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('endpoint_id', '=', endpointId)
    .where('due_at', 'is not', null)
    .limit(sql.lit(canceledAtOnce));
  const { numUpdatedRows } = await db
    .updateTable('webhook_deliveries')
    .set({ status: 'canceled', due_at: null, lease: null, completed_at: now.getTime() })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', some)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === BigInt(canceledAtOnce);
}
