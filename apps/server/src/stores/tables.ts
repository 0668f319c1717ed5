import type { CustomerType } from '@rollcall/contract';
import type { CustomerRow } from './customer-row.ts';

/** The tables that every database has, under the same names. Times are milliseconds since 1970, UTC. */
export interface Tables {
  tenants: { tenant_id: string; name: string; created_at: number };
  api_keys: {
    tenant_id: string;
    key_hash: string;
    id: string;
    label: string | null;
    /** How the key begins; `null` where it was stored before that was kept. */
    prefix: string | null;
    created_at: number;
    last_used_at: number | null;
    revoked_at: number | null;
  };
  customers: CustomerRow;
  /** How many customers a tenant has; all rows of the same values have to be added up. */
  customer_counts: {
    tenant_id: string;
    /** 1 for those who are archived, else 0. */
    archived: number;
    customer_type: CustomerType;
    count: number;
  };
  idempotency_keys: {
    tenant_id: string;
    idempotency_key: string;
    fingerprint: string;
    /** JSON text. */
    answer: string;
    created_at: number;
  };
}
