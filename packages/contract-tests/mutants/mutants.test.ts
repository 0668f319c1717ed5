import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMutants } from './list/index.ts';
import { applyMutation, packageFolders } from './mutant.ts';

describe('the mutants', () => {
  it.each(allMutants)('fit the code as it is built: $name', (mutant) => {
    const source = readFileSync(join(packageFolders[mutant.package], 'dist', mutant.file), 'utf8');
    expect(applyMutation(source, mutant)).not.toBe(source);
  });

  // The SDK's bundler clears its folder; `tsc` does not.
  const compiled = allMutants.filter((mutant) => mutant.package !== 'client');

  it.each(compiled)('spoil no left-over of an earlier build: $name', (mutant) => {
    const source = join(packageFolders[mutant.package], 'src', mutant.file.replace(/\.js$/, '.ts'));
    expect(existsSync(source)).toBe(true);
  });

  it('have names of their own', () => {
    expect(new Set(allMutants.map(({ name }) => name)).size).toBe(allMutants.length);
  });

  it('are enough of each package', () => {
    expect(allMutants.filter((mutant) => mutant.package !== 'client').length).toBeGreaterThanOrEqual(30);
    expect(allMutants.filter((mutant) => mutant.package === 'client').length).toBeGreaterThanOrEqual(10);
  });
});
