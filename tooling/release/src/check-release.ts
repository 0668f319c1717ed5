import { readFile } from 'node:fs/promises';
import { bumpOf, largest, missingBumps, plannedReleases } from './changesets.ts';
import { type DocumentChange, documentChanges } from './document-changes.ts';
import { LAST_TYPE_TESTS, lastDocument, typeBreaks } from './last-release.ts';
import { DOCUMENT, ROOT } from './workspace.ts';

/** `pnpm release:check`: whether the changesets are large enough for the changes since the last release. */
async function main(): Promise<void> {
  const plan = await plannedReleases(ROOT);
  const changes = await documentChanges(await lastDocument(), await readFile(DOCUMENT, 'utf8'));
  const needed = largest(changes.map(({ bump }) => bump));
  console.log(changes.length === 0 ? 'openapi.yaml has not changed since the last release.' : listed(changes));

  const breaks = bumpOf('@rollcall/client', plan) === 'major' ? [] : await typeBreaks(LAST_TYPE_TESTS);
  const problems = [...missingBumps(needed, plan), ...(breaks.length > 0 ? [brokenTypes(breaks)] : [])];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`The changesets are large enough: the document needs ${needed}, and programs compile as before.`);
}

function listed(changes: readonly DocumentChange[]): string {
  const lines = changes.map(({ bump, place, what }) => `  ${bump.padEnd(5)}  ${place} ${what}`);
  return ['openapi.yaml since the last release:', ...lines].join('\n');
}

function brokenTypes(errors: readonly string[]): string {
  const lines = errors.map((error) => `  ${error}`).join('\n');
  return `Programs for the last @rollcall/client no longer compile. Fix this, or make the next release a major:\n${lines}`;
}

await main();
