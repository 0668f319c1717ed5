import { expect, it } from 'vitest';
import { chromiumPath, noChromium, runInChromium } from '../src/chromium.ts';
import { measureImport } from '../src/measure-import.ts';
import { expectEveryResult, newAssignment, runProgram } from '../src/run-program.ts';

/**
 * The largest heap at the end, over that after the first tenth. It is 1.36 to 1.44, by the version of Node, and at least
 * 1.53 if all keys are kept.
 */
const HEAP_GROWTH_MAX = 1.5;

it.each(['module.mjs', 'commonjs.cjs'])('calls every method on this Node from its tarball: %s', async (program) => {
  const assignment = newAssignment();
  expectEveryResult(await runProgram([process.execPath, program], assignment), assignment);
});

it('calls every method in a page of Chromium, bundled', async ({ skip }) => {
  skip(chromiumPath === undefined, noChromium);
  const assignment = newAssignment();
  expectEveryResult((await runInChromium(assignment)).result, assignment);
});

it('ends an import of 50,000 customers with as much memory in use as at its beginning', async () => {
  const { created, heapMegabytes } = await measureImport(50_000);
  expect(created).toBe(50_000);
  expect(heapMegabytes.at(-1)).toBeLessThan((heapMegabytes[0] ?? 0) * HEAP_GROWTH_MAX);
});
