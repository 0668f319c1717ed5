import { describe, expect, it } from 'vitest';
import { chromiumPath, noChromium, runInChromium } from '../src/chromium.ts';
import { measureImport } from '../src/measure-import.ts';
import { expectEveryResult, newAssignment, runProgram } from '../src/run-program.ts';
import { bun, deno, fetchRuntime, nodes, workerd } from '../src/runtimes.ts';
import { runInWorkerd } from '../src/workerd.ts';

/** The allowed growth of the heap after the first tenth. The keys of all customers alone would be larger. */
const GROWTH_MEGABYTES_MAX = 4;

/** The runtimes and the programs that they run. */
const runs = [
  ...nodes.flatMap((runtime) => [
    { runtime, args: ['module.mjs'] },
    { runtime, args: ['commonjs.cjs'] },
  ]),
  { runtime: bun, args: ['module.mjs'] },
  { runtime: bun, args: ['commonjs.cjs'] },
  { runtime: deno, args: ['run', '--node-modules-dir=manual', '--allow-net=127.0.0.1', 'module.mjs'] },
].map((run) => ({ ...run, title: `${run.runtime.name} ${run.runtime.version}, ${run.args.at(-1)}` }));

describe('the client, installed from its tarball', () => {
  it.each(runs)('calls every method on $title', async ({ runtime, args }) => {
    const assignment = newAssignment();
    expectEveryResult(await runProgram([await fetchRuntime(runtime), ...args], assignment), assignment);
  });

  it(`calls every method on workerd ${workerd.version}`, async () => {
    const assignment = newAssignment();
    expectEveryResult(await runInWorkerd(await fetchRuntime(workerd), assignment), assignment);
  });

  it('calls every method in a page of Chromium', async () => {
    expect(chromiumPath, noChromium).toBeDefined();
    const assignment = newAssignment();
    const { result, version } = await runInChromium(assignment);
    console.log(`Chromium ${version}`);
    expectEveryResult(result, assignment);
  });
});

it('ends an import of 1,000,000 customers with as much memory in use as at its beginning', async () => {
  const { created, heapMegabytes, rssMegabytes } = await measureImport(1_000_000);
  console.log(`heap after each 100,000: ${heapMegabytes.join(', ')} MB; process at most ${rssMegabytes} MB`);
  expect(created).toBe(1_000_000);
  expect(heapMegabytes.at(-1)).toBeLessThan((heapMegabytes[0] ?? 0) + GROWTH_MEGABYTES_MAX);
});
