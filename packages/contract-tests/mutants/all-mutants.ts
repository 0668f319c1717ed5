import { clientMutants } from './client-mutants.ts';
import { contractMutants } from './contract-mutants.ts';
import type { Mutant, PackageName } from './mutant.ts';
import { bulkMutants } from './server/bulk-mutants.ts';
import { customerMutants } from './server/customer-mutants.ts';
import { httpMutants } from './server/http-mutants.ts';

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
