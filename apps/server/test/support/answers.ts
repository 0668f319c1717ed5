import type { NamedCustomers } from '../../src/core/named-customers.ts';

/** For an answer that names no customer. */
export const nobody: NamedCustomers = { createdIds: null, existingKeys: [], failedKeys: [] };
