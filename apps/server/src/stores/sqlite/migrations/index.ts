import type { Migrations } from '../../migrate.js';
import { tenantsKeysCustomers } from './0001-tenants-keys-customers.js';
import { idempotencyKeys } from './0002-idempotency-keys.js';
import { managedKeys } from './0003-managed-keys.js';
import { customerDigest } from './0004-customer-digest.js';

export const sqliteMigrations: Migrations = {
  '0001-tenants-keys-customers': tenantsKeysCustomers,
  '0002-idempotency-keys': idempotencyKeys,
  '0003-managed-keys': managedKeys,
  '0004-customer-digest': customerDigest,
};
