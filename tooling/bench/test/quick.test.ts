import { expect, test } from 'vitest';
import { parseCommandLine } from '../src/command-line.ts';
import { report } from '../src/report/report.ts';
import { runBench } from '../src/run-bench.ts';

test('a quick run measures every section, with finite metrics, and all of the work is in the databases', async () => {
  // What was acknowledged and not stored, an answer that is not a success, and a metric that is not finite each throw.
  const facts = await runBench(parseCommandLine(['--quick']), () => {});
  for (const contender of [
    'bare driver, SQLite, our row, a commit per batch',
    'bare driver, PostgreSQL, our row, 16 connections',
    'Express echo, 16 connections',
    'Rollcall, SQLite, 16 connections',
    'Rollcall, PostgreSQL, 16 connections',
    'Rollcall, SQLite, 16 connections, into 400',
    'Rollcall, PostgreSQL, get by key of 400',
    'Rollcall, SQLite, start',
    'SDK import from CSV, PostgreSQL',
  ]) {
    expect(facts.results.contenders, contender).toContain(contender);
  }
  expect(report(facts)).toMatch(/^\| p99 over p50 of a batch, SQLite, 16 connections \| ≤ 1\.50 \| [\d.]+ \|/m);
});
