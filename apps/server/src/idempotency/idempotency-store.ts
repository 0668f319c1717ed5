import type { NamedCustomers } from '../core/named-customers.ts';

/** The answer to a request with an idempotency key. */
export interface StoredAnswer {
  /** Identifies the request: SHA-256 in hexadecimal digits. Empty once the answer is erased. */
  readonly fingerprint: string;
  /** JSON text. Empty once the answer is erased, together with a customer that it named. */
  readonly answer: string;
  readonly createdAt: Date;
}

/** The port to the stored answers. Call its methods within a transaction only. */
export interface IdempotencyStore {
  /**
   * Locks a key until this transaction ends.
   *
   * @returns false if another transaction has locked it.
   */
  lock(tenantId: string, key: string): Promise<boolean>;
  find(tenantId: string, key: string): Promise<StoredAnswer | undefined>;
  /** Replaces an existing answer. If a customer that the answer names was erased meanwhile, it is stored as erased. */
  save(tenantId: string, key: string, answer: StoredAnswer, named: NamedCustomers): Promise<void>;
  deleteCreatedBefore(moment: Date): Promise<void>;
  /** Deletes the oldest answers of a tenant, until the others have no more than so many bytes. */
  deleteOldest(tenantId: string, bytesMax: number): Promise<void>;
  /** The tenants whose answers have more than so many bytes. */
  findTenantsAbove(bytesMax: number): Promise<readonly string[]>;
}
