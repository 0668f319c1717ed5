import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { PublishedPackage } from '../published-packages.ts';
import type { Tarball } from './tarball.ts';

/** What npm would refuse or users could not install, and versions that disagree. */
export async function checkManifest(
  tarball: Tarball,
  packages: readonly PublishedPackage[],
): Promise<readonly string[]> {
  return [...checkPublishing(tarball), ...checkDependencies(tarball, packages), ...(await checkDocument(tarball))];
}

function checkPublishing({ manifest }: Tarball): readonly string[] {
  const { publishConfig = {}, repository = {} } = manifest;
  return [
    ...(publishConfig.access === 'public' ? [] : ['publishConfig.access is not public']),
    ...(publishConfig.provenance === true ? [] : ['publishConfig.provenance is not set']),
    // npm compares it with the repository that attests the provenance.
    ...(repository.directory === undefined ? ['repository.directory does not say where the package comes from'] : []),
  ];
}

function checkDependencies({ manifest }: Tarball, packages: readonly PublishedPackage[]): readonly string[] {
  const { dependencies, peerDependencies, optionalDependencies } = manifest;
  return Object.entries({ ...dependencies, ...peerDependencies, ...optionalDependencies }).flatMap(([name, range]) => {
    if (/^(?:workspace|catalog|link|file):/.test(range))
      return [`${name}: ${range} means nothing outside of the workspace`];
    const sibling = packages.find((published) => published.name === name);
    if (sibling === undefined) return name.startsWith('@rollcall/') ? [`${name} is not published`] : [];
    const allowed = [sibling.version, `^${sibling.version}`, `~${sibling.version}`];
    return allowed.includes(range) ? [] : [`${name}: ${range} is not its version ${sibling.version}`];
  });
}

/** Where a package brings the document, the two have one version. */
async function checkDocument({ manifest, files, folder }: Tarball): Promise<readonly string[]> {
  const document = files.find((file) => path.posix.basename(file) === 'openapi.yaml');
  if (document === undefined) return [];
  const { version } = parse(await readFile(path.join(folder, document), 'utf8')).info;
  return version === manifest.version ? [] : [`info.version of ${document} is ${version}, not ${manifest.version}`];
}
