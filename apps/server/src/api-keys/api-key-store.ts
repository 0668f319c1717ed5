/**
 * The port to the stored API keys, which are known by their hashes alone. A key belongs to one tenant, a tenant may have
 * several keys. Rejects like a CustomerStore.
 */
export interface ApiKeyStore {
  /**
   * Creates the tenant and its key, as far as they do not exist. A new tenant is named after its id. An existing key
   * stays as it is, even if it is revoked or belongs to another tenant.
   *
   * @returns the stored key.
   */
  ensureKey(tenantId: string, key: NewApiKey, now: Date): Promise<ApiKeyRecord>;
  /** Adds a key to the tenant of this name, which is created with this id if it does not exist. */
  createKey(tenant: Tenant, key: NewApiKey, now: Date): Promise<ApiKeyRecord>;
  /** Finds the key of this hash, unless it is revoked. */
  findByHash(hash: string): Promise<ActiveApiKey | undefined>;
  /** Whether any tenant has a key that is not revoked. */
  hasKeys(): Promise<boolean>;
  /** All keys, including revoked ones, the oldest first. */
  listKeys(): Promise<readonly ApiKeyRecord[]>;
  /**
   * Revokes the key of this id: `findByHash` no longer finds it. A revoked key stays as it is.
   *
   * @returns the stored key; `undefined` if there is none.
   */
  revokeKey(id: string, now: Date): Promise<ApiKeyRecord | undefined>;
  /** Records a use of the key of this id, unless a use after `unlessSince` is recorded. */
  recordUse(id: string, now: Date, unlessSince: Date): Promise<void>;
}

/** Owner of customers and keys. */
export interface Tenant {
  readonly id: string;
  /** Unique, chosen by the operator. */
  readonly name: string;
}

export interface NewApiKey {
  /** Identifies the key, and grants nothing. */
  readonly id: string;
  /** From `hashApiKey`. */
  readonly hash: string;
  /** From `recognizablePart`. */
  readonly prefix: string;
  /** A note of the operator. */
  readonly label: string | null;
}

/** A key that is not revoked. */
export interface ActiveApiKey {
  readonly id: string;
  readonly tenantId: string;
  readonly hash: string;
  readonly lastUsedAt: Date | null;
}

/** A key as operators see it, without its hash. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly tenant: Tenant;
  readonly label: string | null;
  /** The first characters of the key; `null` for a key from before this was stored. */
  readonly prefix: string | null;
  readonly createdAt: Date;
  /** With a precision of one minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}
