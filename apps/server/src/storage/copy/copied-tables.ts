import { customerColumns, type Tables } from '../sql/tables.ts';

/** A table that is copied row by row. Its primary key is `tenant_id` together with `key`. */
export interface CopiedTable {
  readonly name: CopiedTableName;
  readonly key: string;
  /** The column that numbers the rows. Their order is copied, and the numbers are not. Default: any order is right. */
  readonly number?: string;
  readonly columns: readonly string[];
  /** The column that decides how much memory a row takes. */
  readonly largest: string;
  /** Columns of which the later time counts if the target has the row already. All others must be equal. */
  readonly latest: readonly string[];
  /** One row, in sentences for the operator. */
  readonly noun: string;
  /** The column that identifies a row to the operator. */
  readonly shownBy: string;
}

export type CopiedTableName = Exclude<keyof Tables, 'customer_counts'>;

export type CopiedRow = Readonly<Record<string, string | number | null>>;

export const tenantsTable: CopiedTable = {
  name: 'tenants',
  key: 'tenant_id',
  columns: ['tenant_id', 'name', 'created_at'],
  largest: 'name',
  latest: [],
  noun: 'tenant',
  shownBy: 'name',
};

/** The tables of webhooks. The target numbers the rows of the outbox itself, in the order in which they are copied. */
const webhookTables: readonly CopiedTable[] = [
  {
    name: 'webhook_endpoints',
    key: 'id',
    columns: [
      ...['tenant_id', 'id', 'url', 'description', 'event_types', 'status', 'disabled_reason', 'disabled_at'],
      ...['failing_since', 'secrets', 'created_at', 'updated_at'],
    ],
    largest: 'url',
    latest: [],
    noun: 'webhook endpoint',
    shownBy: 'id',
  },
  {
    name: 'webhook_events',
    key: 'id',
    columns: ['tenant_id', 'id', 'seq', 'type', 'customer_id', 'created_at', 'payload'],
    largest: 'payload',
    latest: [],
    noun: 'event',
    shownBy: 'id',
  },
  {
    name: 'webhook_deliveries',
    key: 'id',
    columns: [
      ...['tenant_id', 'id', 'seq', 'endpoint_id', 'event_id', 'event_type', 'customer_id', 'customer_key', 'test'],
      ...['status', 'attempt_count', 'schedule_step', 'trigger', 'due_at', 'lease', 'last_status_code', 'created_at'],
      'completed_at',
    ],
    largest: 'customer_key',
    latest: [],
    noun: 'webhook delivery record',
    shownBy: 'id',
  },
  {
    name: 'webhook_attempts',
    key: 'id',
    columns: [
      ...['tenant_id', 'id', 'delivery_id', 'number', 'started_at', 'duration_ms', 'status_code', 'error'],
      ...['response_body', 'trigger'],
    ],
    largest: 'response_body',
    latest: [],
    noun: 'webhook attempt',
    shownBy: 'id',
  },
  {
    name: 'webhook_outbox',
    key: 'id',
    number: 'seq',
    columns: ['tenant_id', 'id', 'created_at', 'event_count', 'events'],
    largest: 'events',
    latest: [],
    noun: 'outbox row',
    shownBy: 'id',
  },
];

/**
 * In the order in which they are copied: customers refer to tenants, and without an API key nobody can use a target that
 * is not complete yet. All other tables are derived from these, or belong to the servers on a database.
 */
export const copiedTables: readonly CopiedTable[] = [
  tenantsTable,
  {
    name: 'customers',
    key: 'id',
    columns: customerColumns,
    largest: 'attributes',
    latest: [],
    noun: 'customer',
    shownBy: 'id',
  },
  {
    name: 'idempotency_keys',
    key: 'idempotency_key',
    columns: [
      ...['tenant_id', 'idempotency_key', 'fingerprint', 'created_at', 'bytes', 'first_id', 'last_id', 'other_names'],
      'answer',
    ],
    largest: 'answer',
    latest: [],
    noun: 'stored answer',
    shownBy: 'idempotency_key',
  },
  ...webhookTables,
  {
    name: 'api_keys',
    key: 'key_hash',
    columns: ['tenant_id', 'key_hash', 'id', 'label', 'prefix', 'created_at', 'last_used_at', 'revoked_at'],
    largest: 'key_hash',
    latest: ['last_used_at', 'revoked_at'],
    noun: 'API key',
    shownBy: 'id',
  },
];
