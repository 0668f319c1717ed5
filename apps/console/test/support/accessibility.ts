import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The violations of WCAG 2.2 AA that axe finds in a page, as sentences with their places. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Not as a script of the page, which its content security policy forbids.
  const { readFile } = await import('node:fs/promises');
  await page.evaluate(`${await readFile(axe, 'utf8')}; undefined`);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { readonly axe: Checker };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await checker.run({ runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ help, nodes }) => nodes.map(({ target }) => `${help}: ${target.join(' ')}`));
  });
}

interface Checker {
  run(options: object): Promise<{
    readonly violations: readonly {
      readonly help: string;
      readonly nodes: readonly { readonly target: readonly string[] }[];
    }[];
  }>;
}
