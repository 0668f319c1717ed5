import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A fault to plant in the built code of a package. The tests have to notice it. */
export interface Mutant {
  /** The fault, as a user of the package would describe it. */
  readonly name: string;
  readonly package: PackageName;
  /** Text that occurs exactly once in the built code of the package. */
  readonly find: string;
  readonly replace: string;
  /** Parts of the file names of the tests that should notice the fault. All others run only if these do not. */
  readonly suite: readonly [string, ...string[]];
}

/** The packages that get mutants. */
export type PackageName = 'server' | 'client' | 'contract';

export const packageFolders: Readonly<Record<PackageName, string>> = {
  server: dirname(fileURLToPath(import.meta.resolve('@rollcall/server/package.json'))),
  client: dirname(dirname(fileURLToPath(import.meta.resolve('@rollcall/client')))),
  contract: dirname(dirname(fileURLToPath(import.meta.resolve('@rollcall/contract')))),
};

/** A built file before and after a mutation. */
export interface MutatedFile {
  /** Relative to `dist`. */
  readonly path: string;
  readonly original: string;
  readonly mutated: string;
}

/**
 * Finds the one built file that contains the text of the mutant, and replaces the text.
 *
 * @throws Error if the text does not occur exactly once in the built code of the package. Then the code has changed, and
 * the mutant has to follow.
 */
export function applyMutation({ name, package: owner, find, replace }: Mutant): MutatedFile {
  const places = builtFiles(owner).flatMap((file) =>
    file.text
      .split(find)
      .slice(1)
      .map(() => file),
  );
  const [place, ...others] = places;
  if (!place || others.length > 0) {
    const where = places.map(({ path }) => path).join(', ') || 'nowhere';
    throw new Error(`The mutant "${name}" fits ${owner}/dist ${places.length} times (${where}), not once: ${find}`);
  }
  return { path: place.path, original: place.text, mutated: place.text.split(find).join(replace) };
}

interface BuiltFile {
  readonly path: string;
  readonly text: string;
}

const known = new Map<PackageName, readonly BuiltFile[]>();

/** The built ES modules of a package. */
function builtFiles(name: PackageName): readonly BuiltFile[] {
  const dist = join(packageFolders[name], 'dist');
  const files =
    known.get(name) ??
    readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.js') && hasSource(name, path))
      .map((path) => ({ path, text: readFileSync(join(dist, path), 'utf8') }));
  known.set(name, files);
  return files;
}

/** `tsc` leaves the files of earlier builds behind. The bundler of the client clears its folder. */
function hasSource(name: PackageName, path: string): boolean {
  return name === 'client' || existsSync(join(packageFolders[name], 'src', path.replace(/\.js$/, '.ts')));
}
