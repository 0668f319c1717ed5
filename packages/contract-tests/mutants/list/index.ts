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
import { webhookMutants } from './webhooks.ts';
import { wholeCustomerMutants } from './whole-customers.ts';

/** The mutants that were written by hand, by their kind. */
export const mutantsByKind: Readonly<Record<string, readonly Mutant[]>> = {
  'bulk create': bulkCreateMutants,
  'on_conflict, dry_run, atomic': bulkOptionMutants,
  'customer files': customerFileMutants,
  uploads: uploadMutants,
  customers: customerMutants,
  'changes, times, entity tags': changeMutants,
  'whole customers': wholeCustomerMutants,
  'lists and tenants': listAndTenantMutants,
  'idempotency keys': idempotencyMutants,
  webhooks: webhookMutants,
  HTTP: httpMutants,
  SDK: clientMutants,
};

export const allMutants: readonly Mutant[] = Object.values(mutantsByKind).flat();
