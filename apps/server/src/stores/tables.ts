import type { CustomerRow } from './customer-row.js';

/** The tables that every database has, under the same names. Times are milliseconds since 1970, UTC. */
export interface Tables {
  tenants: { tenant_id: string; created_at: number };
  api_keys: { tenant_id: string; key_hash: string; created_at: number };
  customers: CustomerRow;
  idempotency_keys: {
    tenant_id: string;
    idempotency_key: string;
    fingerprint: string;
    /** JSON text. */
    answer: string;
    created_at: number;
  };
}
