import type {
  WebhookDeliveryStatus,
  WebhookDisabledReason,
  WebhookEndpointStatus,
  WebhookEventType,
  WebhookTrigger,
} from '@rollcall/contract';
import type { Generated } from 'kysely';
import { newId } from '../../../core/ids.ts';
import type { AttemptRecord, DeliveryRecord } from '../../../events/delivery.ts';
import type { EndpointRecord, EndpointSecret } from '../../../events/endpoint.ts';

/** The tables of webhooks, which both databases have. Times are milliseconds since 1970, UTC. */
export interface WebhookTables {
  webhook_endpoints: EndpointRow;
  /** Recorded events that are no deliveries yet. */
  webhook_outbox: {
    tenant_id: string;
    id: string;
    /** Rises from row to row; assigned by the database. */
    seq: Generated<number>;
    created_at: number;
    event_count: number;
    /** JSON text: see `outbox-entry.ts`. */
    events: string;
  };
  webhook_events: {
    tenant_id: string;
    id: string;
    /** Rises from event to event of a tenant: the time in microseconds, or one more than the last. */
    seq: number;
    type: WebhookEventType;
    /** `null` if the event is about no customer. */
    customer_id: string | null;
    created_at: number;
    /** JSON text; empty once the customer is erased. */
    payload: string;
  };
  webhook_deliveries: DeliveryRow;
  webhook_attempts: AttemptRow;
}

export interface EndpointRow {
  tenant_id: string;
  id: string;
  url: string;
  description: string | null;
  /** JSON array. */
  event_types: string;
  status: WebhookEndpointStatus;
  disabled_reason: WebhookDisabledReason | null;
  disabled_at: number | null;
  failing_since: number | null;
  /** JSON array of `{secret, expires_at}`, with the time as a number. */
  secrets: string;
  created_at: number;
  updated_at: number;
}

export interface DeliveryRow {
  tenant_id: string;
  id: string;
  /** That of the event; 0 for a test. */
  seq: number;
  endpoint_id: string;
  event_id: string;
  event_type: WebhookEventType;
  customer_id: string | null;
  /** Deliveries of one endpoint with the same key are sent one after another. */
  customer_key: string | null;
  /** 1 for a test, else 0. */
  test: number;
  status: WebhookDeliveryStatus;
  attempt_count: number;
  /** The attempts since it was queued or queued again. */
  schedule_step: number;
  trigger: WebhookTrigger;
  /** When it may be claimed: while it is leased, the end of the lease. `null` unless it is pending. */
  due_at: number | null;
  /** `null` unless it is leased. */
  lease: string | null;
  last_status_code: number | null;
  created_at: number;
  completed_at: number | null;
}

export interface AttemptRow {
  tenant_id: string;
  id: string;
  delivery_id: string;
  number: number;
  started_at: number;
  duration_ms: number;
  status_code: number | null;
  error: string | null;
  response_body: string | null;
  trigger: WebhookTrigger;
}

export function toEndpointRow(tenantId: string, endpoint: EndpointRecord): EndpointRow {
  const { event_types, secrets, disabled_at, failing_since, created_at, updated_at, ...columns } = endpoint;
  return {
    tenant_id: tenantId,
    ...columns,
    event_types: JSON.stringify(event_types),
    secrets: JSON.stringify(secrets.map(({ secret, expires_at }) => ({ secret, expires_at: toNumber(expires_at) }))),
    disabled_at: toNumber(disabled_at),
    failing_since: toNumber(failing_since),
    created_at: created_at.getTime(),
    updated_at: updated_at.getTime(),
  };
}

export function fromEndpointRow({ tenant_id: _, ...row }: EndpointRow): EndpointRecord {
  return {
    ...row,
    event_types: JSON.parse(row.event_types) as WebhookEventType[],
    secrets: fromSecrets(row.secrets),
    disabled_at: toDate(row.disabled_at),
    failing_since: toDate(row.failing_since),
    created_at: new Date(row.created_at),
    updated_at: new Date(row.updated_at),
  };
}

function fromSecrets(text: string): EndpointRecord['secrets'] {
  const stored = JSON.parse(text) as { readonly secret: string; readonly expires_at: number | null }[];
  const [first, ...others] = stored.map(
    ({ secret, expires_at }): EndpointSecret => ({ secret, expires_at: toDate(expires_at) }),
  );
  if (first === undefined) throw new Error('an endpoint has no secret');
  return [first, ...others];
}

/** The columns that a delivery is read from. */
export const deliveryColumns = [
  ...['id', 'endpoint_id', 'event_id', 'event_type', 'customer_key', 'test', 'status', 'attempt_count'],
  ...['due_at', 'lease', 'last_status_code', 'created_at', 'completed_at'],
] as ReadDeliveryColumn[];

type ReadDeliveryColumn = Exclude<keyof DeliveryRow, 'tenant_id' | 'seq' | 'customer_id' | 'schedule_step' | 'trigger'>;

export function fromDeliveryRow(row: Pick<DeliveryRow, ReadDeliveryColumn>): DeliveryRecord {
  const { test, due_at, lease, created_at, completed_at, ...columns } = row;
  return {
    ...columns,
    test: test === 1,
    next_attempt_at: lease === null ? toDate(due_at) : null,
    created_at: new Date(created_at),
    completed_at: toDate(completed_at),
  };
}

export function toAttemptRow(tenantId: string, deliveryId: string, attempt: AttemptRecord): AttemptRow {
  const started_at = attempt.started_at.getTime();
  return { tenant_id: tenantId, id: newId(), delivery_id: deliveryId, ...attempt, started_at };
}

export function fromAttemptRow({ tenant_id: _, id: __, delivery_id: ___, ...row }: AttemptRow): AttemptRecord {
  return { ...row, started_at: new Date(row.started_at) };
}

function toNumber(moment: Date | null): number | null {
  return moment?.getTime() ?? null;
}

function toDate(moment: number | null): Date | null {
  return moment === null ? null : new Date(moment);
}
