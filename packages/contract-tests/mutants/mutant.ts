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
