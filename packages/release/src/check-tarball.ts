import type { PublishedPackage } from './published-packages.js';
import { checkFiles } from './tarball/check-files.js';
import { checkManifest } from './tarball/check-manifest.js';
import { checkSize } from './tarball/check-size.js';
import { checkSourceMaps } from './tarball/check-source-maps.js';
import { checkTypes } from './tarball/check-types.js';
import type { Tarball } from './tarball/tarball.js';

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
