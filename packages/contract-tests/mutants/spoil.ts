import type { PlacedMutant } from './all-mutants.ts';

/**
 * The source with the fault in it.
 *
 * @throws Error where the text that the mutant replaces does not occur exactly once: the code has changed, and the mutant
 * has to follow.
 */
export function spoil(source: string, { name, package: owner, file, find, replace }: PlacedMutant): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(
      `"${name}" does not fit ${owner}/dist/${file} any more: "${find}" occurs ${parts.length - 1} times`,
    );
  }
  return parts.join(replace);
}
