import { describe, expect, it } from 'vitest';
import type { Bump } from '../src/changesets.ts';
import type { DocumentChange } from '../src/document-changes.ts';
import { asMarkdown, asText, ownBump } from '../src/release-report.ts';

const changeOf = (bump: Bump): DocumentChange => ({
  place: '#/paths/~1customers~1{customer_key}/get/responses/410',
  what: 'was added.',
  bump,
});
const own = (...bumps: readonly Bump[]) => ({ commit: '0123456789', changes: bumps.map(changeOf) });

const table: readonly { released: readonly Bump[]; inChange: readonly Bump[]; want: Bump }[] = [
  { released: ['minor'], inChange: [], want: 'none' },
  { released: ['minor'], inChange: ['minor', 'patch'], want: 'minor' },
  { released: ['major'], inChange: ['major'], want: 'major' },
  { released: ['major'], inChange: ['patch'], want: 'patch' },
  { released: [], inChange: ['major'], want: 'minor' },
];

it.each(table)(
  'a change with $inChange needs a changeset of $want if everything since the last release is $released',
  ({ released, inChange, want }) => {
    expect(ownBump({ sinceRelease: released.map(changeOf), ownChanges: own(...inChange) })).toBe(want);
  },
);

it('a change without a known base needs no changeset of its own, and the report says why', () => {
  const report = { sinceRelease: [changeOf('minor')], ownChanges: undefined, problems: [] };
  expect(ownBump(report)).toBe('none');
  expect(asText(report)).toContain('It is unknown where this change left the main branch');
});

describe('the comment on a pull request', () => {
  it('lists each change with its size and its place, and the problems', () => {
    const report = { sinceRelease: [], ownChanges: own('minor'), problems: ['This change adds no changeset.'] };
    expect(asMarkdown(report)).toBe(
      [
        '## Changes of the API',
        'They need a changeset of at least **minor**.',
        '| Size | Place | Change |\n|---|---|---|\n| minor | `GET /customers/{customer_key}: responses/410` | was added. |',
        '**`pnpm release:check` fails:**',
        '- This change adds no changeset.\n',
      ].join('\n\n'),
    );
  });

  it('says so if nothing has changed and nothing is missing', () => {
    const text = asMarkdown({ sinceRelease: [], ownChanges: own(), problems: [] });
    expect(text).toContain('`openapi.yaml` has not changed.');
    expect(text).toContain('The changesets of this pull request are large enough.');
  });

  it('stays below the limit of GitHub for comments', () => {
    const many = own(...Array<Bump>(1000).fill('minor'));
    const text = asMarkdown({ sinceRelease: [], ownChanges: many, problems: [] });
    expect(text).toContain('And 900 more.');
    expect(text.length).toBeLessThan(65_536);
  });
});
