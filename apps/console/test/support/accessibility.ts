import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of WCAG 2.2 AA. */
const wcag: Rules = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

/** The only rule whose result depends on the colours. */
export const contrast: Rules = { type: 'rule', values: ['color-contrast'] };

interface Rules {
  readonly type: 'tag' | 'rule';
  readonly values: readonly string[];
}

/** The problems that axe finds on a page, as sentences with their places. */
export async function accessibilityProblems(page: Page, rules: Rules = wcag): Promise<string[]> {
  // Not as a script of the page, which its content security policy forbids.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const { axe: checker } = globalThis as unknown as { readonly axe: Checker };
    const { violations } = await checker.run({ runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ help, nodes }) => nodes.map(({ target }) => `${help}: ${target.join(' ')}`));
  }, rules);
}

interface Checker {
  run(options: object): Promise<{
    readonly violations: readonly {
      readonly help: string;
      readonly nodes: readonly { readonly target: readonly string[] }[];
    }[];
  }>;
}
