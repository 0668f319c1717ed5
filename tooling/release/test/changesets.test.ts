import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  type Bump,
  bumpOf,
  largest,
  missingBumps,
  missingOwnBumps,
  plannedReleases,
  releasesAdded,
} from '../src/changesets.ts';

it('the largest changeset of a package decides, and a package without changesets is not in the plan', async () => {
  const root = await workspaceWith({ 'one.md': { a: 'patch', b: 'patch' }, 'two.md': { a: 'minor' } });
  const plan = await plannedReleases(root);
  expect(plan).toEqual([
    { name: 'a', bump: 'minor', newVersion: '0.2.0' },
    { name: 'b', bump: 'patch', newVersion: '0.1.1' },
  ]);
  expect([bumpOf('a', plan), bumpOf('c', plan)]).toEqual(['minor', 'none']);
});

it('no release is planned without changesets', async () => {
  expect(await plannedReleases(await workspaceWith({}))).toEqual([]);
});

it('a change adds only the releases of its own changesets', async () => {
  const root = await workspaceWith({
    'other.md': { a: 'major' },
    'own.md': { a: 'patch', b: 'minor' },
    'more.md': { b: 'patch' },
  });
  expect(await releasesAdded(root, new Set(['other']))).toEqual(
    expect.arrayContaining([
      { name: 'a', bump: 'patch' },
      { name: 'b', bump: 'minor' },
    ]),
  );
});

it('a change whose own changesets are too small is reported, however large those of others are', () => {
  expect(missingOwnBumps('minor', [{ name: '@rollcall/contract', bump: 'patch' }])).toEqual([
    'This change adds no changeset above patch for @rollcall/contract, and its changes of openapi.yaml need minor: run `pnpm changeset`.',
    'This change adds no changeset for @rollcall/client, and its changes of openapi.yaml need minor: run `pnpm changeset`.',
  ]);
  expect(missingOwnBumps('none', [])).toEqual([]);
});

/** A workspace of the packages a, b and c in version 0.1.0, with these changesets. */
async function workspaceWith(changesets: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'rollcall-workspace-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const files = {
    'package.json': JSON.stringify({ name: 'root', private: true }),
    'pnpm-workspace.yaml': 'packages: [packages/*]\n',
    '.changeset/config.json': JSON.stringify({ access: 'public', baseBranch: 'main' }),
    ...Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [`packages/${name}/package.json`, JSON.stringify({ name, version: '0.1.0' })]),
    ),
    ...Object.fromEntries(
      Object.entries(changesets).map(([name, bumps]) => [`.changeset/${name}`, changesetOf(bumps)]),
    ),
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  }
  return root;
}

function changesetOf(bumps: Readonly<Record<string, string>>): string {
  const lines = Object.entries(bumps).map(([name, bump]) => `'${name}': ${bump}`);
  return ['---', ...lines, '---', '', 'What changed.', ''].join('\n');
}

const table: readonly { needed: Bump; contract: Bump; client: Bump; missing: readonly string[] }[] = [
  { needed: 'none', contract: 'none', client: 'none', missing: [] },
  { needed: 'patch', contract: 'patch', client: 'minor', missing: [] },
  { needed: 'patch', contract: 'none', client: 'patch', missing: ['@rollcall/contract'] },
  { needed: 'minor', contract: 'minor', client: 'patch', missing: ['@rollcall/client'] },
  { needed: 'major', contract: 'minor', client: 'minor', missing: ['@rollcall/contract', '@rollcall/client'] },
];

it.each(table)(
  'a document that needs $needed misses $missing if contract has $contract and client has $client',
  ({ needed, contract, client, missing }) => {
    const plan = [
      { name: '@rollcall/contract', bump: contract, newVersion: '' },
      { name: '@rollcall/client', bump: client, newVersion: '' },
    ];
    expect(missingBumps(needed, plan).map((sentence) => sentence.split(' ')[0])).toEqual(missing);
  },
);

it('a missing bump is reported with the command that adds it', () => {
  expect(missingBumps('minor', [{ name: '@rollcall/client', bump: 'patch', newVersion: '0.1.1' }])).toEqual([
    '@rollcall/contract has no changeset, and the changes of openapi.yaml need minor: run `pnpm changeset`.',
    '@rollcall/client has no changeset above patch, and the changes of openapi.yaml need minor: run `pnpm changeset`.',
  ]);
});

const bumps: readonly { given: readonly Bump[]; want: Bump }[] = [
  { given: [], want: 'none' },
  { given: ['none', 'patch'], want: 'patch' },
  { given: ['minor', 'patch', 'minor'], want: 'minor' },
  { given: ['patch', 'major', 'minor'], want: 'major' },
];

it.each(bumps)('the largest bump of $given is $want', ({ given, want }) => {
  expect(largest(given)).toBe(want);
});
