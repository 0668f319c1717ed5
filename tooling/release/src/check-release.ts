import { readFile, writeFile } from 'node:fs/promises';
import { changeBase } from './change-base.ts';
import { bumpOf, missingBumps, missingOwnBumps, plannedReleases, releasesAdded } from './changesets.ts';
import { documentChanges } from './document-changes.ts';
import { LAST_TYPE_TESTS, lastDocument, typeBreaks } from './last-release.ts';
import { asMarkdown, asText, bumpNeeded, ownBump, type ReleaseReport } from './release-report.ts';
import { DOCUMENT, ROOT } from './workspace.ts';

/**
 * `pnpm release:check`: whether the changesets are large enough for the changes since the last release, and those of this
 * change for the change. `RELEASE_BASE` names the main branch, `RELEASE_REPORT` a file for the report as Markdown.
 */
async function main(): Promise<void> {
  const report = await reportOf();
  console.log(asText(report));
  if (process.env.RELEASE_REPORT) await writeFile(process.env.RELEASE_REPORT, asMarkdown(report));
  for (const problem of report.problems) console.error(problem);
  if (report.problems.length > 0) process.exitCode = 1;
  else console.log('The changesets are large enough, and programs compile as before.');
}

async function reportOf(): Promise<ReleaseReport> {
  const document = await readFile(DOCUMENT, 'utf8');
  const sinceRelease = await documentChanges(await lastDocument(), document);
  const base = await changeBase(ROOT, process.env.RELEASE_BASE);
  const ownChanges = base && { commit: base.commit, changes: await documentChanges(base.document, document) };
  const plan = await plannedReleases(ROOT);
  const added = base ? await releasesAdded(ROOT, base.changesets) : [];
  const breaks = bumpOf('@rollcall/client', plan) === 'major' ? [] : await typeBreaks(LAST_TYPE_TESTS);
  const problems = [
    ...missingBumps(bumpNeeded(sinceRelease), plan),
    ...missingOwnBumps(ownBump({ sinceRelease, ownChanges }), added),
    ...(breaks.length > 0 ? [brokenTypes(breaks)] : []),
  ];
  return { sinceRelease, ownChanges, problems };
}

function brokenTypes(errors: readonly string[]): string {
  const lines = errors.map((error) => `  ${error}`).join('\n');
  return `Programs for the last @rollcall/client no longer compile. Fix this, or make the next release a major:\n${lines}`;
}

await main();
