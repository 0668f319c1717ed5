import type { Migrations } from '../../migrate.js';
import { tenantsKeysCustomers } from './0001-tenants-keys-customers.js';

export const postgresMigrations: Migrations = {
  '0001-tenants-keys-customers': tenantsKeysCustomers,
};
