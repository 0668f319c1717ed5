import { builtServerEntry, findChangedFiles } from '@rollcall/test-environment';
import { expect, it } from 'vitest';
import { serverEntry } from '../src/measuring/rollcall-server.ts';
import { report } from '../src/report/report.ts';
import { parseCommandLine, runBench } from '../src/run-bench.ts';
import { ablationNames, ablations } from '../src/sections/ablations.ts';
import { webhookVariants } from '../src/sections/webhooks.ts';

/** The nightly run of `pnpm bench --quick` measures the other sections. */
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

it('compares a build with another one by the ratios of the same measurements', async () => {
  const facts = await runBench(parseCommandLine(['--quick', '--only', 'start', '--compare', serverEntry]), () => {});
  expect(report(facts)).toMatch(/## Over the other build\n\n.*\n.*\n\| Rollcall, SQLite, start \| .*[\d.]+/);
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
