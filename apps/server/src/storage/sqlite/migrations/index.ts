import type { Migrations } from '../../migrate.ts';
import { tenantsKeysCustomers } from './0001-tenants-keys-customers.ts';
import { idempotencyKeys } from './0002-idempotency-keys.ts';
import { managedKeys } from './0003-managed-keys.ts';
import { customerDigest } from './0004-customer-digest.ts';
import { erasableAnswers } from './0005-erasable-answers.ts';
import { webhooks } from './0006-webhooks.ts';

export const sqliteMigrations: Migrations = {
  '0001-tenants-keys-customers': tenantsKeysCustomers,
  '0002-idempotency-keys': idempotencyKeys,
  '0003-managed-keys': managedKeys,
  '0004-customer-digest': customerDigest,
  '0005-erasable-answers': erasableAnswers,
  '0006-webhooks': webhooks,
};
