import { placeName } from './api-changelog.ts';
import { type Bump, largest } from './changesets.ts';
import type { DocumentChange } from './document-changes.ts';

/** The result of `pnpm release:check`. */
export interface ReleaseReport {
  /** Changes since the last release, which users will see together. */
  readonly sinceRelease: readonly DocumentChange[];
  /** Changes of this change alone, and the commit that it starts from. `undefined` if that is unknown. */
  readonly ownChanges: { readonly commit: string; readonly changes: readonly DocumentChange[] } | undefined;
  /** Sentences; empty if the changesets are large enough. */
  readonly problems: readonly string[];
}

/**
 * The bump that a change needs in changesets of its own. A break of something that was not released breaks nobody, and is
 * an addition.
 */
export function ownBump({ sinceRelease, ownChanges }: Pick<ReleaseReport, 'sinceRelease' | 'ownChanges'>): Bump {
  const own = bumpNeeded(ownChanges?.changes ?? []);
  return own === 'major' && bumpNeeded(sinceRelease) !== 'major' ? 'minor' : own;
}

export function bumpNeeded(changes: readonly DocumentChange[]): Bump {
  return largest(changes.map(({ bump }) => bump));
}

/** The report for a terminal, without the problems. */
export function asText({ sinceRelease, ownChanges }: ReleaseReport): string {
  return [
    listed('since the last release', sinceRelease),
    ownChanges === undefined
      ? 'It is unknown where this change left the main branch, so only the last release is compared.'
      : listed(`in this change, which starts from ${ownChanges.commit}`, ownChanges.changes),
  ].join('\n');
}

function listed(when: string, changes: readonly DocumentChange[]): string {
  if (changes.length === 0) return `openapi.yaml has not changed ${when}.`;
  const lines = changes.map(({ bump, place, what }) => `  ${bump.padEnd(5)}  ${place} ${what}`);
  return [`openapi.yaml ${when}:`, ...lines].join('\n');
}

/** GitHub rejects comments with more than 65,536 characters. */
const ROWS_MAX = 100;

/** The report as a comment on a pull request. */
export function asMarkdown(report: ReleaseReport): string {
  const { ownChanges, problems } = report;
  const changes = ownChanges?.changes ?? [];
  const verdict =
    problems.length === 0
      ? ['The changesets of this pull request are large enough.']
      : ['**`pnpm release:check` fails:**', problems.map((problem) => `- ${problem}`).join('\n')];
  return `${['## Changes of the API', ...tableOf(report, changes), ...verdict].join('\n\n')}\n`;
}

function tableOf(report: ReleaseReport, changes: readonly DocumentChange[]): string[] {
  if (changes.length === 0) return ['`openapi.yaml` has not changed.'];
  const rows = changes.slice(0, ROWS_MAX).map(({ bump, place, what }) => {
    return `| ${bump} | \`${placeName(place).replaceAll('|', '\\|')}\` | ${what.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`;
  });
  const more = changes.length > ROWS_MAX ? [`And ${changes.length - ROWS_MAX} more.`] : [];
  return [
    `They need a changeset of at least **${ownBump(report)}**.`,
    ['| Size | Place | Change |', '|---|---|---|', ...rows].join('\n'),
    ...more,
  ];
}
