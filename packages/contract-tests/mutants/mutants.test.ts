import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedMutants } from './generated/index.ts';
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

  it('of each kind that the document leads to change one place of the build', () => {
    // All of a kind look for the same text, or for the definitions of different schemas.
    const some = Object.values(generatedMutants).flatMap((mutants) => [mutants.at(0), mutants.at(-1)]);
    for (const mutant of some) {
      if (mutant === undefined) throw new Error('A kind has no mutants');
      const { original, mutated } = applyMutation(mutant);
      expect(mutated, mutant.name).not.toBe(original);
    }
  });

  it('follow from every rule, status, field, header and option of the document', () => {
    const counts = Object.entries(generatedMutants).map(([kind, mutants]) => [kind, mutants.length]);
    for (const [kind, count] of counts) expect(count, `${kind}`).toBeGreaterThan(20);
    const names = Object.values(generatedMutants).flatMap((mutants) => mutants.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        'the rule customerKey: max 255 (2) is wrong',
        'precondition_failed is sent with another status',
        'the answer of getCustomer lacks data.city',
        'the answer of listCustomers has a wrong data.*.updated_at',
        'the answer of createCustomer lacks the header Location',
        'listCustomers ignores date_created',
        'updateCustomer ignores If-Match',
      ]),
    );
  });

  it('name suites that exist', () => {
    const files = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' });
    const suites = new Set([...allMutants, ...Object.values(generatedMutants).flat()].flatMap(({ suite }) => suite));
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
