import { expect, it } from 'vitest';
import { checkPublished } from '../src/rehearsal/first-release.ts';
import { RehearsalError, Steps } from '../src/rehearsal/steps.ts';

it('two releases to a registry on this machine work', ({ skip }) => {
  skip(true, 'It takes minutes. Run pnpm release:rehearse; rehearsal.yml does so for each change of a package.');
});

it.each([
  { dependencies: { '@rollcall/contract': 'workspace:^' } },
  { peerDependencies: { zod: 'catalog:' } },
  { optionalDependencies: { libsql: 'file:../libsql' } },
  { exports: { '.': { 'rollcall-source': './src/index.ts' } } },
])('a rehearsal fails if a published manifest has %o', (manifest) => {
  expect(() => checkPublished(manifest, '@rollcall/sample')).toThrow(RehearsalError);
});

it('a rehearsal fails if the registry does not have a package, and accepts a manifest for users', () => {
  expect(() => checkPublished(undefined, '@rollcall/sample')).toThrow('The registry does not have @rollcall/sample');
  const manifest = { dependencies: { zod: '4.6.7' }, devDependencies: { '@rollcall/docs': 'workspace:^' } };
  expect(() => checkPublished(manifest, '@rollcall/sample')).not.toThrow();
});

it('each step of a rehearsal is printed with its duration, a failed one with a cross', async () => {
  const lines: string[] = [];
  const steps = new Steps((line) => lines.push(line));
  await steps.run('Build', async () => {});
  await expect(steps.run('Publish', () => Promise.reject(new RehearsalError('no')))).rejects.toThrow('no');
  expect(lines.map((line) => line.replace(/\d+\.\d/, 'N'))).toEqual(['  ✓ Build  N s', '  ✗ Publish  N s']);
});
