import { builtServerEntry, findChangedFiles } from '@rollcall/test-environment';
import { expect, it } from 'vitest';
import { quick } from '../src/measuring/config.ts';
import type { BenchEnvironment } from '../src/measuring/environment.ts';
import { report } from '../src/report/report.ts';
import { parseCommandLine, runBench } from '../src/run-bench.ts';
import { ablationNames, ablations } from '../src/sections/ablations.ts';
import { comparedContenders, otherBuild } from '../src/sections/compare.ts';
import { webhookVariants } from '../src/sections/webhooks.ts';

/** The nightly runs of `pnpm bench --quick` measure the other sections, and one build over another. */
it('measures bulk creates with finite metrics, and finds all acknowledged customers in the databases', async () => {
  // Missing customers, answers without success and metrics that are not finite each throw.
  const facts = await runBench(parseCommandLine(['--quick', '--only', 'bulk']), () => {});
  expect(facts.results.contenders).toEqual(
    expect.arrayContaining([
      'bare driver, SQLite, our row, a commit per batch',
      'bare driver, PostgreSQL, our row, 16 connections',
      'Express echo, 16 connections',
      'Rollcall, SQLite, 16 connections',
      'Rollcall, PostgreSQL, 16 connections',
    ]),
  );
  expect(report(facts)).toMatch(/^\| p99 over p50 of a batch, SQLite, 16 connections \| ≤ 1\.50 \| [\d.]+ \|/m);
});

it('measures a build beside another one, each load in turn', () => {
  const contenders = comparedContenders({} as BenchEnvironment, quick, {
    sections: ['bulk', 'start', 'everyday'],
    otherEntry: builtServerEntry,
  });
  const names = contenders.map(({ name }) => name);
  const ours = names.filter((name) => !name.endsWith(otherBuild));
  expect(names).toEqual(ours.flatMap((name) => [name, `${name}, ${otherBuild}`]));
  expect(ours).toEqual(expect.arrayContaining(['Rollcall, SQLite, 16 connections', 'Rollcall, PostgreSQL, start']));
});

const variants = new Set([
  ...ablations.flatMap(({ with: whole, without }) => (whole ? [whole, without] : [without])),
  ...webhookVariants,
]);

it.each([...variants])('finds the code that "$name" changes once in the built server', async ({ changes }) => {
  expect((await findChangedFiles(builtServerEntry, changes)).size).toBeGreaterThan(0);
});

it('compares the same load with and without a part', () => {
  const [groupCommit] = ablations.map((ablation) => ablationNames(ablation, 16));
  expect(groupCommit).toEqual({
    with: 'Rollcall, SQLite, 16 connections',
    without: 'Rollcall, SQLite, 16 connections, a commit per insert',
  });
});
