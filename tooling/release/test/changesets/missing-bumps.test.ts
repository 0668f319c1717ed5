import { expect, it } from 'vitest';
import type { Bump } from '../../src/bump.ts';
import { missingBumps } from '../../src/changesets/missing-bumps.ts';

const table: readonly { needed: Bump; contract: Bump; client: Bump; missing: readonly string[] }[] = [
  { needed: 'none', contract: 'none', client: 'none', missing: [] },
  { needed: 'patch', contract: 'patch', client: 'minor', missing: [] },
  { needed: 'patch', contract: 'none', client: 'patch', missing: ['@rollcall/contract'] },
  { needed: 'minor', contract: 'minor', client: 'patch', missing: ['@rollcall/client'] },
  { needed: 'major', contract: 'minor', client: 'minor', missing: ['@rollcall/contract', '@rollcall/client'] },
];

it.each(table)('$needed with $contract and $client misses $missing', ({ needed, contract, client, missing }) => {
  const plan = [
    { name: '@rollcall/contract', bump: contract, newVersion: '' },
    { name: '@rollcall/client', bump: client, newVersion: '' },
  ];
  expect(missingBumps(needed, plan).map((sentence) => sentence.split(' ')[0])).toEqual(missing);
});

it('says what to do', () => {
  expect(missingBumps('minor', [{ name: '@rollcall/client', bump: 'patch', newVersion: '0.1.1' }])).toEqual([
    '@rollcall/contract has no changeset, and the changes of openapi.yaml need minor: run `pnpm changeset`.',
    '@rollcall/client has no changeset above patch, and the changes of openapi.yaml need minor: run `pnpm changeset`.',
  ]);
});
