import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Manifest, type PublishedPackage, pnpm, readManifest, runTool } from './workspace.ts';

/** A packed package and its contents. */
export interface Tarball {
  /** The `.tgz`, as an absolute path. */
  readonly file: string;
  /** The size of the compressed tarball. */
  readonly bytes: number;
  /** The folder with the unpacked files. */
  readonly folder: string;
  /** Paths of its files relative to `folder`, with slashes. */
  readonly files: readonly string[];
  readonly manifest: Manifest;
}

/** Packs a package into a folder, exactly as it would be published, and unpacks it there. */
export async function packPackage({ folder }: PublishedPackage, target: string): Promise<Tarball> {
  const { filename } = JSON.parse(await pnpm('--dir', folder, 'pack', '--pack-destination', target, '--json'));
  return unpackTarball(filename);
}

/** Unpacks a `.tgz` of a package into a folder beside it. */
export async function unpackTarball(file: string): Promise<Tarball> {
  await runTool('tar', ['-xzf', path.basename(file), '--one-top-level'], { cwd: path.dirname(file) });
  const folder = path.join(file.replace(/\.tgz$/, ''), 'package');
  const [{ size }, manifest, files] = await Promise.all([stat(file), readManifest(folder), filesIn(folder)]);
  return { file, bytes: size, folder, files, manifest };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return files.map((file) => path.relative(folder, file).replaceAll(path.sep, '/')).toSorted();
}
