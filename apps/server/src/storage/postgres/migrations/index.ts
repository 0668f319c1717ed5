import type { Migrations } from '../../migrate.ts';
import { tenantsKeysCustomers } from './0001-tenants-keys-customers.ts';
import { idempotencyKeys } from './0002-idempotency-keys.ts';
import { managedKeys } from './0003-managed-keys.ts';
import { rateLimits } from './0004-rate-limits.ts';
import { customerCounts } from './0005-customer-counts.ts';
import { customerSearch } from './0006-customer-search.ts';
import { erasableAnswers } from './0007-erasable-answers.ts';
import { countsWithoutTriggers } from './0008-counts-without-triggers.ts';
import { webhooks } from './0009-webhooks.ts';

export const postgresMigrations: Migrations = {
  '0001-tenants-keys-customers': tenantsKeysCustomers,
  '0002-idempotency-keys': idempotencyKeys,
  '0003-managed-keys': managedKeys,
  '0004-rate-limits': rateLimits,
  '0005-customer-counts': customerCounts,
  '0006-customer-search': customerSearch,
  '0007-erasable-answers': erasableAnswers,
  '0008-counts-without-triggers': countsWithoutTriggers,
  '0009-webhooks': webhooks,
};
