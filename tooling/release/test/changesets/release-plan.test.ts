import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { bumpOf, plannedReleases } from '../../src/changesets/release-plan.ts';

it('the largest changeset of a package decides, and a package without one is not in the plan', async () => {
  const root = await workspaceWith({ 'one.md': { a: 'patch', b: 'patch' }, 'two.md': { a: 'minor' } });
  const plan = await plannedReleases(root);
  expect(plan).toEqual([
    { name: 'a', bump: 'minor', newVersion: '0.2.0' },
    { name: 'b', bump: 'patch', newVersion: '0.1.1' },
  ]);
  expect([bumpOf('a', plan), bumpOf('c', plan)]).toEqual(['minor', 'none']);
});

it('without changesets nothing is planned', async () => {
  expect(await plannedReleases(await workspaceWith({}))).toEqual([]);
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
