import type { Mutant } from '../mutant.ts';
import { bulkCreateMutants } from './bulk-create.ts';
import { bulkOptionMutants } from './bulk-options.ts';
import { changeMutants } from './changes.ts';
import { clientMutants } from './client.ts';
import { customerFileMutants } from './customer-files.ts';
import { customerMutants } from './customers.ts';
import { httpMutants } from './http.ts';
import { idempotencyMutants } from './idempotency.ts';
import { listAndTenantMutants } from './lists-and-tenants.ts';
import { uploadMutants } from './uploads.ts';
import { wholeCustomerMutants } from './whole-customers.ts';

export const allMutants: readonly Mutant[] = [
  ...bulkCreateMutants,
  ...customerMutants,
  ...customerFileMutants,
  ...wholeCustomerMutants,
  ...httpMutants,
  ...bulkOptionMutants,
  ...changeMutants,
  ...idempotencyMutants,
  ...listAndTenantMutants,
  ...uploadMutants,
  ...clientMutants,
];
