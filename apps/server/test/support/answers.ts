import type { NamedCustomers } from '../../src/idempotency/idempotency-store.ts';

/** For an answer that names no customer. */
export const nobody: NamedCustomers = { createdIds: null, existingKeys: [], failedKeys: [] };
