import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');

/** The packages that users install. */
export type PublishedPackage = 'client' | 'contract';

/** Packs a package as it would be published, with the pnpm that the repository pins. Gives the path of the tarball. */
export async function packPackage(name: PublishedPackage, target: string): Promise<string> {
  const { packageManager } = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
  const pack = ['--dir', join(REPOSITORY, 'packages', name), 'pack', '--pack-destination', target, '--json'];
  const { filename } = JSON.parse(
    await runTool('npx', ['--prefer-offline', '--yes', packageManager, ...pack], REPOSITORY),
  );
  return filename;
}
