import type { Mutant } from '../mutant.ts';
import { bulkCreateMutants } from './bulk-create.ts';
import { clientMutants } from './client.ts';
import { customerFileMutants } from './customer-files.ts';
import { customerMutants } from './customers.ts';
import { httpMutants } from './http.ts';
import { wholeCustomerMutants } from './whole-customers.ts';

export const allMutants: readonly Mutant[] = [
  ...bulkCreateMutants,
  ...customerMutants,
  ...customerFileMutants,
  ...wholeCustomerMutants,
  ...httpMutants,
  ...clientMutants,
];
