/**
 * Remembers which tenant a key belongs to, by the key's hash alone. A key belongs to one tenant, a tenant may have
 * several keys. Rejects as a CustomerStore does.
 */
export interface ApiKeyStore {
  /**
   * Makes sure that the tenant exists and has the key, unless the key is there already: of another tenant, or revoked.
   * A tenant that is made is named after its id.
   *
   * @returns what is stored in the end.
   */
  ensureKey(tenantId: string, key: NewApiKey, now: Date): Promise<ApiKeyRecord>;
  /** Adds a key to the tenant of this name, which is made, with this id, where there is none. */
  createKey(tenant: Tenant, key: NewApiKey, now: Date): Promise<ApiKeyRecord>;
  /** Finds the key of this hash, unless it is revoked. */
  findByHash(hash: string): Promise<ActiveApiKey | undefined>;
  /** Whether there is a key at all that is not revoked, of any tenant. */
  hasKeys(): Promise<boolean>;
  /** All keys, the revoked ones too, the oldest first. */
  listKeys(): Promise<readonly ApiKeyRecord[]>;
  /**
   * Revokes the key of this id: from now on nothing finds it by its hash. A key that is revoked already stays as it is.
   *
   * @returns what is stored in the end; `undefined` where there is no such key.
   */
  revokeKey(id: string, now: Date): Promise<ApiKeyRecord | undefined>;
  /** Remembers that the key of this id was used, unless a use after `unlessSince` is known already. */
  recordUse(id: string, now: Date, unlessSince: Date): Promise<void>;
}

/** Owner of customers and keys. */
export interface Tenant {
  readonly id: string;
  /** Unique, from whoever runs the server. */
  readonly name: string;
}

export interface NewApiKey {
  /** Names the key, without opening anything. */
  readonly id: string;
  /** From `hashApiKey`. */
  readonly hash: string;
  /** From `recognizablePart`. */
  readonly prefix: string;
  /** What the operator calls it. */
  readonly label: string | null;
}

/** A key that opens something: what it takes to decide on a request. */
export interface ActiveApiKey {
  readonly id: string;
  readonly tenantId: string;
  readonly hash: string;
  readonly lastUsedAt: Date | null;
}

/** All that is known of a key; neither the key nor its hash. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly tenant: Tenant;
  readonly label: string | null;
  /** How the key begins; `null` for a key that was stored before that was kept. */
  readonly prefix: string | null;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}
