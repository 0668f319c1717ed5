import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { changeBase } from '../src/change-base.ts';
import { runTool } from '../src/workspace.ts';

it('a change starts where its branch left the main branch, and later commits there do not count', async () => {
  const repository = await newRepository();
  await repository.commit({ 'openapi.yaml': 'one', '.changeset/first.md': '' });
  await repository.git('checkout', '--quiet', '-b', 'change');
  await repository.commit({ 'openapi.yaml': 'two', '.changeset/second.md': '' });
  await repository.git('checkout', '--quiet', 'main');
  await repository.commit({ 'openapi.yaml': 'three', '.changeset/third.md': '' });
  await repository.git('checkout', '--quiet', 'change');
  const base = await changeBase(repository.folder, undefined);
  expect(base).toMatchObject({ commit: expect.stringMatching(/^[0-9a-f]{10}$/), document: 'one' });
  expect([...(base?.changesets ?? [])].filter(Boolean)).toEqual(['first']);
});

it('a repository without a main branch has no base, but a main branch that is named must exist', async () => {
  const repository = await newRepository();
  await repository.git('checkout', '--quiet', '-b', 'other');
  await repository.commit({ 'openapi.yaml': 'one' });
  expect(await changeBase(repository.folder, undefined)).toBeUndefined();
  await expect(changeBase(repository.folder, 'origin/main')).rejects.toThrow('origin/main');
});

async function newRepository() {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-base-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  const git = (...args: readonly string[]) => runTool('git', [...author, ...args], { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  const commit = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'change');
  };
  return { folder, git, commit };
}
