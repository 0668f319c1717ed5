/** The answer to a request with an idempotency key. */
export interface StoredAnswer {
  /** Identifies the request: SHA-256 in hexadecimal digits. */
  readonly fingerprint: string;
  /** JSON text. */
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
  /** Replaces an existing answer. */
  save(tenantId: string, key: string, answer: StoredAnswer): Promise<void>;
  deleteCreatedBefore(moment: Date): Promise<void>;
}
