import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlacedMutant } from './list/index.ts';

/** The packages whose built code is spoilt. */
export type PackageName = 'server' | 'client' | 'contract';

/** A fault to plant in the built code of a package. The tests have to notice it. */
export interface Mutant {
  /** What is wrong then, as a user of the package would tell it. */
  readonly name: string;
  /** Below `dist`. */
  readonly file: string;
  /** Text that occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Where the tests are that should notice it: parts of file names. The others run only where these do not. */
  readonly suite: readonly [string, ...string[]];
}

/**
 * The source with the fault in it.
 *
 * @throws Error where the text that the mutant replaces does not occur exactly once: the code has changed, and the mutant
 * has to follow.
 */
export function applyMutation(source: string, { name, package: owner, file, find, replace }: PlacedMutant): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(
      `"${name}" does not fit ${owner}/dist/${file} any more: "${find}" occurs ${parts.length - 1} times`,
    );
  }
  return parts.join(replace);
}

/** Where the packages are whose code is spoilt. */
export const packageFolders: Readonly<Record<PackageName, string>> = {
  server: dirname(fileURLToPath(import.meta.resolve('@rollcall/server/package.json'))),
  client: dirname(dirname(fileURLToPath(import.meta.resolve('@rollcall/client')))),
  contract: dirname(dirname(fileURLToPath(import.meta.resolve('@rollcall/contract')))),
};
