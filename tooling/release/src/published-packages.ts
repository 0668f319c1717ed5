import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './repository.ts';

/** What this package reads of a `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly license?: string;
  readonly main?: string;
  readonly module?: string;
  readonly types?: string;
  readonly exports?: unknown;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly repository?: { readonly directory?: string };
  readonly publishConfig?: { readonly access?: string; readonly provenance?: boolean };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace that goes to npm. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  /** Its absolute path. */
  readonly folder: string;
}

/** The packages that are not private, by name. */
export async function publishedPackages(): Promise<readonly PublishedPackage[]> {
  const parent = path.join(ROOT, 'packages');
  const folders = (await readdir(parent)).map((name) => path.join(parent, name));
  const packages = await Promise.all(folders.map(publishedPackageIn));
  return packages.filter((found) => found !== undefined).toSorted((a, b) => a.name.localeCompare(b.name));
}

async function publishedPackageIn(folder: string): Promise<PublishedPackage | undefined> {
  const manifest = await readManifest(folder).catch((error) => {
    // A folder that git left behind is no package.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (manifest === undefined || manifest.private === true) return undefined;
  return { name: manifest.name, version: manifest.version, folder };
}

/** The manifest of the package in a folder. */
export async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
}
