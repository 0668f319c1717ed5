import type { Migrations } from '../../migrate.js';
import { tenantsKeysCustomers } from './0001-tenants-keys-customers.js';
import { idempotencyKeys } from './0002-idempotency-keys.js';
import { managedKeys } from './0003-managed-keys.js';
import { rateLimits } from './0004-rate-limits.js';
import { customerCounts } from './0005-customer-counts.js';
import { customerSearch } from './0006-customer-search.js';

export const postgresMigrations: Migrations = {
  '0001-tenants-keys-customers': tenantsKeysCustomers,
  '0002-idempotency-keys': idempotencyKeys,
  '0003-managed-keys': managedKeys,
  '0004-rate-limits': rateLimits,
  '0005-customer-counts': customerCounts,
  '0006-customer-search': customerSearch,
};
