import { clientMutants } from './client-mutants.js';
import { contractMutants } from './contract-mutants.js';
import type { Mutant, PackageName } from './mutant.js';
import { bulkMutants } from './server/bulk-mutants.js';
import { customerMutants } from './server/customer-mutants.js';
import { httpMutants } from './server/http-mutants.js';

/** A mutant, and the package whose code it spoils. */
export interface PlacedMutant extends Mutant {
  readonly package: PackageName;
}

export const allMutants: readonly PlacedMutant[] = [
  ...placed('server', [...bulkMutants, ...customerMutants, ...httpMutants]),
  ...placed('contract', contractMutants),
  ...placed('client', clientMutants),
];

function placed(name: PackageName, mutants: readonly Mutant[]): PlacedMutant[] {
  return mutants.map((mutant) => ({ ...mutant, package: name }));
}
