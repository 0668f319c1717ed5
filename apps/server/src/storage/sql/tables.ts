import type { CustomerType } from '@rollcall/contract';
import type { CustomerAttributes, CustomerRecord } from '../../customers/customer.ts';
import { foldText, searchText } from '../../customers/search-text.ts';
import type { WebhookTables } from './webhooks/rows.ts';

/** The tables that both databases have, with the same names. Times are milliseconds since 1970, UTC. */
export interface Tables extends WebhookTables {
  tenants: { tenant_id: string; name: string; created_at: number };
  api_keys: {
    tenant_id: string;
    key_hash: string;
    id: string;
    label: string | null;
    /** The beginning of the key; `null` for keys of versions that did not store it. */
    prefix: string | null;
    created_at: number;
    last_used_at: number | null;
    revoked_at: number | null;
  };
  customers: CustomerRow;
  /** How many customers a tenant has. The counts of rows with the same values have to be added up. */
  customer_counts: {
    tenant_id: string;
    /** 1 for archived customers, else 0. */
    archived: number;
    customer_type: CustomerType;
    count: number;
  };
  idempotency_keys: {
    tenant_id: string;
    idempotency_key: string;
    fingerprint: string;
    created_at: number;
    /** The size of the answer. */
    bytes: number;
    /** The ids of the created customers lie between these two; `null` if there are none. */
    first_id: string | null;
    last_id: string | null;
    /** A token for each other customer that the answer names; `null` if there are none. */
    other_names: string | null;
    /** JSON text; empty once a customer that it named is erased. */
    answer: string;
  };
}

/** A customer in the databases: columns for the attributes that are searched or compared, JSON for all others. */
export interface CustomerRow {
  tenant_id: string;
  id: string;
  customer_key: string;
  primary_email: string;
  /** The email address in the form that must be unique. */
  email_folded: string;
  customer_type: CustomerType;
  created_at: number;
  updated_at: number;
  archived_at: number | null;
  /** The text that searches look through, folded. */
  search_text: string;
  /** JSON object of the attributes without a column of their own. */
  attributes: string;
}

/** Every column, in the order of the table. */
export const customerColumns = [
  'tenant_id',
  'id',
  'customer_key',
  'primary_email',
  'email_folded',
  'customer_type',
  'created_at',
  'updated_at',
  'archived_at',
  'search_text',
  'attributes',
] as const satisfies readonly (keyof CustomerRow)[];

export function toCustomerRow(tenantId: string, record: CustomerRecord): CustomerRow {
  const { customer_key, customer_type, primary_email, ...others } = record.attributes;
  return {
    tenant_id: tenantId,
    id: record.id,
    customer_key,
    primary_email,
    email_folded: foldText(primary_email),
    customer_type,
    created_at: record.created_at.getTime(),
    updated_at: record.updated_at.getTime(),
    archived_at: record.archived_at?.getTime() ?? null,
    search_text: searchText(record.attributes),
    attributes: JSON.stringify(others),
  };
}

export function fromCustomerRow(row: CustomerRow): CustomerRecord {
  const others = JSON.parse(row.attributes) as Omit<CustomerAttributes, keyof CustomerRow>;
  const { customer_key, customer_type, primary_email } = row;
  return {
    id: row.id,
    attributes: { customer_key, customer_type, primary_email, ...others },
    created_at: new Date(row.created_at),
    updated_at: new Date(row.updated_at),
    archived_at: row.archived_at === null ? null : new Date(row.archived_at),
  };
}
