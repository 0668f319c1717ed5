import { sql, type Transaction } from 'kysely';
import type { AttemptOutcome, DisabledEndpoint } from '../../../../events/delivery-queue.ts';
import type { Tables } from '../../tables.ts';
import { type DeliveryRow, toAttemptRow } from '../rows.ts';
import { insertInParts } from './insert-in-parts.ts';

/**
 * Stores the outcomes of attempts of one tenant. One whose lease has ended, or whose delivery was canceled meanwhile, has
 * no effect.
 *
 * @returns the endpoints that are disabled by them.
 */
export async function storeOutcomes(
  transaction: Transaction<Tables>,
  tenantId: string,
  outcomes: readonly AttemptOutcome[],
  now: Date,
): Promise<DisabledEndpoint[]> {
  const stored: AttemptOutcome[] = [];
  for (const group of byUpdate(outcomes, now)) stored.push(...(await updateDeliveries(transaction, tenantId, group)));
  if (stored.length === 0) return [];
  const attempts = stored.map(({ delivery, attempt }) => toAttemptRow(tenantId, delivery.id, attempt));
  await insertInParts(transaction, 'webhook_attempts', attempts);
  const disabled: DisabledEndpoint[] = [];
  for (const [endpointId, ofEndpoint] of groupBy(stored, (outcome) => outcome.endpointId)) {
    await startNext(transaction, tenantId, endpointId, ofEndpoint, now);
    const reason = await updateHealth(transaction, { tenantId, endpointId }, ofEndpoint, now);
    if (reason !== undefined) disabled.push({ tenantId, endpointId, reason });
  }
  return disabled;
}

/** Outcomes that change their deliveries in the same way. */
interface OutcomeGroup {
  readonly outcomes: readonly AttemptOutcome[];
  readonly columns: Pick<
    DeliveryRow,
    'status' | 'due_at' | 'lease' | 'last_status_code' | 'completed_at' | 'schedule_step' | 'trigger' | 'attempt_count'
  >;
}

/** Most of a batch succeed at their first attempt, and need one statement together. */
function byUpdate(outcomes: readonly AttemptOutcome[], now: Date): OutcomeGroup[] {
  const groups = groupBy(outcomes, (outcome) => JSON.stringify(columnsOf(outcome, now)));
  return [...groups].map(([columns, group]) => ({ outcomes: group, columns: JSON.parse(columns) }));
}

function columnsOf({ delivery, attempt, next }: AttemptOutcome, now: Date): OutcomeGroup['columns'] {
  const isRetry = next.kind === 'retry';
  return {
    status: isRetry ? 'pending' : next.kind === 'succeeded' ? 'succeeded' : 'failed',
    due_at: isRetry ? next.at.getTime() : null,
    lease: null,
    last_status_code: attempt.status_code,
    completed_at: isRetry ? null : now.getTime(),
    schedule_step: delivery.scheduleStep + 1,
    trigger: 'schedule',
    attempt_count: attempt.number,
  };
}

/** @returns the outcomes whose deliveries were still leased. */
async function updateDeliveries(
  transaction: Transaction<Tables>,
  tenantId: string,
  { outcomes, columns }: OutcomeGroup,
): Promise<AttemptOutcome[]> {
  const rows = await transaction
    .updateTable('webhook_deliveries')
    .set(columns)
    .where('tenant_id', '=', tenantId)
    .where(
      'id',
      'in',
      outcomes.map(({ delivery }) => delivery.id),
    )
    .where('lease', 'in', [...new Set(outcomes.map(({ delivery }) => delivery.lease))])
    .returning('id')
    .execute();
  const ids = new Set(rows.map(({ id }) => id));
  return outcomes.filter(({ delivery }) => ids.has(delivery.id));
}

/** Makes the next delivery of each customer due, if it has waited for one of these. */
async function startNext(
  transaction: Transaction<Tables>,
  tenantId: string,
  endpointId: string,
  outcomes: readonly AttemptOutcome[],
  now: Date,
): Promise<void> {
  const ids = outcomes.filter(({ next }) => next.kind !== 'retry').map(({ delivery }) => delivery.id);
  if (ids.length === 0) return;
  const { rows } = await sql<{ id: string | null }>`
    select (
      select w.id from webhook_deliveries w
      where w.tenant_id = ${tenantId} and w.endpoint_id = ${endpointId} and w.customer_key = d.customer_key
        and w.due_at is not null
      order by w.seq limit 1
    ) as id
    from webhook_deliveries d
    where d.tenant_id = ${tenantId} and d.id in (${sql.join(ids)}) and d.customer_key is not null`.execute(transaction);
  const next = rows.flatMap(({ id }) => id ?? []);
  if (next.length === 0) return;
  const waiting = transaction
    .updateTable('webhook_deliveries')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', next);
  await waiting.where('lease', 'is', null).where('due_at', '>', now.getTime()).set({ due_at: now.getTime() }).execute();
}

/** Five days of failures only, in milliseconds. */
const failingMsMax = 5 * 24 * 60 * 60 * 1000;

/** Notes whether an endpoint fails. @returns why it is disabled now; `undefined` if it is not. */
async function updateHealth(
  transaction: Transaction<Tables>,
  { tenantId, endpointId }: { readonly tenantId: string; readonly endpointId: string },
  outcomes: readonly AttemptOutcome[],
  now: Date,
): Promise<DisabledEndpoint['reason'] | undefined> {
  const endpoint = transaction
    .updateTable('webhook_endpoints')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', endpointId)
    .where('status', '=', 'enabled');
  const disable = async (reason: DisabledEndpoint['reason'], since: number) => {
    const columns = { status: 'disabled', disabled_reason: reason, disabled_at: now.getTime() } as const;
    const failing = endpoint
      .set(columns)
      .where((eb) => (reason === 'gone' ? eb.lit(true) : eb('failing_since', '<=', since)));
    const { numUpdatedRows } = await failing.executeTakeFirstOrThrow();
    return numUpdatedRows > 0n ? reason : undefined;
  };
  if (outcomes.some(({ next }) => next.kind === 'gone')) return disable('gone', now.getTime());
  if (outcomes.some(({ next }) => next.kind === 'succeeded')) {
    await endpoint.set({ failing_since: null }).where('failing_since', 'is not', null).execute();
    return undefined;
  }
  await endpoint.set({ failing_since: now.getTime() }).where('failing_since', 'is', null).execute();
  return disable('failing', now.getTime() - failingMsMax);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
