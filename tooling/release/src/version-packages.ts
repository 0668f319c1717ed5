import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { plannedReleases } from './changesets.ts';
import { recordRelease } from './last-release.ts';
import { withDocumentVersion, withSourceVersion } from './versions.ts';
import { DOCUMENT, type PublishedPackage, pnpm, publishedPackages, ROOT, runTool } from './workspace.ts';

const CHANGESET = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');

/** `pnpm version-packages`: `changeset version`, and all that has to agree with the versions that it sets. */
async function main(): Promise<void> {
  if ((await plannedReleases(ROOT)).length === 0) return console.log('There is no changeset, so nothing to release.');
  await runTool(process.execPath, [CHANGESET, 'version'], { cwd: ROOT });
  const packages = await publishedPackages();
  for (const published of packages) await raiseSources(published);
  await pnpm('install', '--lockfile-only');
  await pnpm('--filter', '@rollcall/contract', 'generate');
  await recordRelease();
  for (const { name, version } of packages) console.log(`${name} ${version}`);
}

/** The versions that a package carries beside that of its manifest. */
async function raiseSources({ name, folder, version }: PublishedPackage): Promise<void> {
  if (name === '@rollcall/contract') await rewrite(DOCUMENT, (text) => withDocumentVersion(text, version));
  const source = path.join(folder, 'src/version.ts');
  await rewrite(source, (text) => withSourceVersion(text, version)).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function rewrite(file: string, edit: (text: string) => string): Promise<void> {
  await writeFile(file, edit(await readFile(file, 'utf8')));
}

await main();
