import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMutants } from './list/index.ts';
import { applyMutation, type Mutant } from './mutant.ts';

describe('the mutants', () => {
  it.each(allMutants.map((mutant) => [mutant.package, mutant.name, mutant] as const))(
    'change exactly one place of the built %s: %s',
    (_package, _name, mutant) => {
      const { original, mutated } = applyMutation(mutant);
      expect(mutated).not.toBe(original);
    },
  );

  it.each([
    { what: 'does not contain', find: 'no such text', want: '0 times (nowhere)' },
    { what: 'contains in several places', find: 'export const', want: 'generated/schemas.js' },
  ])('are rejected if they look for a text that the build $what', ({ find, want }) => {
    const mutant: Mutant = { name: 'stale', package: 'contract', find, replace: '', suite: ['generic'] };
    expect(() => applyMutation(mutant)).toThrow(want);
  });

  it('name suites that exist', () => {
    const files = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' });
    const suites = new Set(allMutants.flatMap(({ suite }) => suite));
    const missing = [...suites].filter((suite) => !files.some((file) => file.includes(suite)));
    expect(missing).toEqual([]);
  });

  it('have different names', () => {
    expect(new Set(allMutants.map(({ name }) => name)).size).toBe(allMutants.length);
  });

  it('are at least 30 for the server and the contract, and 10 for the client', () => {
    expect(allMutants.filter((mutant) => mutant.package !== 'client').length).toBeGreaterThanOrEqual(30);
    expect(allMutants.filter((mutant) => mutant.package === 'client').length).toBeGreaterThanOrEqual(10);
  });
});
