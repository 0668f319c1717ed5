/** The answer to a request with an idempotency key. */
export interface StoredAnswer {
  /** Identifies the request: SHA-256 in hexadecimal digits. */
  readonly fingerprint: string;
  /** JSON text. */
  readonly answer: string;
  readonly createdAt: Date;
}

/** The port to where answers are kept. All of its methods belong into a transaction. */
export interface IdempotencyStore {
  /**
   * Keeps other transactions from working with the same key until this one ends.
   *
   * @returns false where another transaction does already.
   */
  lock(tenantId: string, key: string): Promise<boolean>;
  find(tenantId: string, key: string): Promise<StoredAnswer | undefined>;
  /** Replaces an answer that is there. */
  save(tenantId: string, key: string, answer: StoredAnswer): Promise<void>;
  deleteCreatedBefore(moment: Date): Promise<void>;
}
