import type { PublishedPackage } from './published-packages.ts';
import { checkFiles } from './tarball/check-files.ts';
import { checkManifest } from './tarball/check-manifest.ts';
import { checkSize } from './tarball/check-size.ts';
import { checkSourceMaps } from './tarball/check-source-maps.ts';
import { checkTypes } from './tarball/check-types.ts';
import type { Tarball } from './tarball/tarball.ts';

/** All that is wrong with a tarball; nothing when it can be published. */
export async function checkTarball(
  tarball: Tarball,
  packages: readonly PublishedPackage[],
): Promise<readonly string[]> {
  const problems = await Promise.all([
    checkFiles(tarball),
    checkManifest(tarball, packages),
    checkSourceMaps(tarball),
    checkSize(tarball),
    checkTypes(tarball),
  ]);
  return problems.flat();
}
