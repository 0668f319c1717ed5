import { findChangedFiles } from '@rollcall/test-environment';
import { expect, it } from 'vitest';
import { serverEntry } from '../src/measuring/rollcall-server.ts';
import { ablationNames, ablations } from '../src/sections/ablations.ts';

const variants = new Set(ablations.flatMap(({ with: whole, without }) => (whole ? [whole, without] : [without])));

it.each([...variants])('finds the code that "$name" changes once in the built server', async ({ changes }) => {
  expect((await findChangedFiles(serverEntry, changes)).size).toBeGreaterThan(0);
});

it('compares the same load with and without a part', () => {
  const [groupCommit] = ablations.map((ablation) => ablationNames(ablation, 16));
  expect(groupCommit).toEqual({
    with: 'Rollcall, SQLite, 16 connections',
    without: 'Rollcall, SQLite, 16 connections, a commit per insert',
  });
});
