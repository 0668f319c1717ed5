import type { Mutant, PackageName } from '../mutant.ts';
import { bulkMutants, contractMutants } from './bulk-create.ts';
import { clientMutants } from './client.ts';
import { customerMutants } from './customers.ts';
import { httpMutants } from './http.ts';

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
