import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../repository.ts';
import { entryPoints } from './entry-points.ts';
import type { Tarball } from './tarball.ts';

const REQUIRED = ['LICENSE', 'README.md', 'package.json'];

/** What belongs to our workshop and to nobody's node_modules. */
const UNWANTED = [
  /(^|\/)(src|test|tests|scripts|node_modules)\//,
  /\.test(-d)?\./,
  /(?<!\.d)\.[cm]?tsx?$/,
  /(^|\/)tsconfig.*\.json$/,
  /\.tsbuildinfo$/,
  /(^|\/)\.[^/]+$/,
];

/** What is missing in a tarball, and what should not be there. */
export async function checkFiles(tarball: Tarball): Promise<readonly string[]> {
  const missing = REQUIRED.filter((name) => !tarball.files.includes(name)).map((name) => `${name} is missing`);
  const unwanted = tarball.files.filter((name) => UNWANTED.some((pattern) => pattern.test(name)));
  return [
    ...missing,
    ...unwanted.map((name) => `${name} does not belong into a package`),
    ...checkEntryPoints(tarball),
    ...(await checkBinaries(tarball)),
    ...(await checkLicense(tarball)),
  ];
}

function checkEntryPoints({ manifest, files }: Tarball): readonly string[] {
  return entryPoints(manifest)
    .filter(({ file }) => !files.includes(file))
    .map(({ field, file }) => `${field} names ${file}, which is missing`);
}

/** A program starts only where its first line names its interpreter. */
async function checkBinaries({ manifest, files, folder }: Tarball): Promise<readonly string[]> {
  const programs = entryPoints(manifest).filter(({ field, file }) => field === 'bin' && files.includes(file));
  const starts = await Promise.all(
    programs.map(async ({ file }) =>
      (await readFile(path.join(folder, file), 'utf8')).startsWith('#!/usr/bin/env node\n'),
    ),
  );
  return programs
    .filter((_, index) => !starts[index])
    .map(({ file }) => `${file} does not start with #!/usr/bin/env node`);
}

async function checkLicense({ manifest, files, folder }: Tarball): Promise<readonly string[]> {
  const problems = manifest.license === 'MIT' ? [] : [`license is ${manifest.license}, not MIT`];
  if (!files.includes('LICENSE')) return problems;
  const [packed, ours] = await Promise.all(
    [folder, ROOT].map((place) => readFile(path.join(place, 'LICENSE'), 'utf8')),
  );
  return packed === ours ? problems : [...problems, 'LICENSE is not that of the repository'];
}
