import type { Mutant } from '../mutant.ts';

/** Tests that send any history of requests and compare each response with a model. */
export const HISTORIES = 'http/registry-model';

/** A fault of the server. The histories look for it first, unless other tests are named. */
export function serverMutant(name: string, find: string, replace: string, ...suite: readonly string[]): Mutant {
  const [first = HISTORIES, ...others] = suite;
  return { name, package: 'server', find, replace, suite: [first, ...others] };
}
