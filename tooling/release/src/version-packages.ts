import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { recordApiChanges } from './api-changelog.ts';
import { bumpOf, plannedReleases } from './changesets.ts';
import { documentChanges } from './document-changes.ts';
import { lastDocument, recordRelease } from './last-release.ts';
import { raiseVersions } from './versions.ts';
import { DOCUMENT, pnpm, publishedPackages, ROOT, runTool } from './workspace.ts';

const CHANGESET = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');

/** `pnpm version-packages`: runs `changeset version`, and updates everything that repeats a version. */
async function main(): Promise<void> {
  const plan = await plannedReleases(ROOT);
  if (plan.length === 0) return console.log('There are no changesets, so there is nothing to release.');
  await runTool(process.execPath, [CHANGESET, 'version'], { cwd: ROOT });
  const packages = await publishedPackages();
  for (const published of packages) await raiseVersions(published);
  await pnpm('install', '--lockfile-only');
  await pnpm('--filter', '@rollcall/contract', 'generate');
  const contract = packages.find(({ name }) => name === '@rollcall/contract' && bumpOf(name, plan) !== 'none');
  if (contract) {
    const changes = await documentChanges(await lastDocument(), await readFile(DOCUMENT, 'utf8'));
    await recordApiChanges(contract.version, changes);
  }
  await recordRelease();
  for (const { name, version } of packages) console.log(`${name} ${version}`);
}

await main();
