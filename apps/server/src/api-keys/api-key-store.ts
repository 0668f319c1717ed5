/** Remembers which tenant a key belongs to, by the key's hash alone. Rejects as a CustomerStore does. */
export interface ApiKeyStore {
  /** Makes sure that the tenant exists and that the key of this hash is one of its keys. Doing it again changes nothing. */
  ensureKey(key: StoredApiKey, now: Date): Promise<void>;
  /** Finds the key of this hash. */
  findByHash(hash: string): Promise<StoredApiKey | undefined>;
  /** Whether there is a key at all, of any tenant. */
  hasKeys(): Promise<boolean>;
}

export interface StoredApiKey {
  readonly tenantId: string;
  /** From `hashApiKey`. */
  readonly hash: string;
}
