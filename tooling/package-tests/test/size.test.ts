import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { runTool } from '../src/run-tool.ts';

const packageTests = join(import.meta.dirname, '..');

/** The budget is in `package.json`. Raise it on purpose, with the reason in the commit. */
it('a page that imports all of @rollcall/client loads no more than the size budget', async () => {
  // It fails if the budget is exceeded, and prints the same.
  const printed = await runTool('node_modules/.bin/size-limit', ['--json'], packageTests);
  const [{ size, sizeLimit, passed }] = JSON.parse(printed);
  console.log(`${size} of ${sizeLimit} bytes, minified and gzipped`);
  expect(passed).toBe(true);
});

it('the client loads nothing later, so a page that has lost its network still gets a ConnectionError', () => {
  const dist = join(inject('project'), 'node_modules/@rollcall/client/dist');
  expect(readdirSync(dist).sort()).toEqual(['index.cjs', 'index.d.cts', 'index.d.ts', 'index.js']);
});
