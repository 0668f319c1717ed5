import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { includeExamples, pagesWithExamples, repository } from '../../scripts/page-examples.mjs';

describe.each(pagesWithExamples)('%s', (path) => {
  const markdown = readFileSync(new URL(path, repository), 'utf8');

  it('shows the examples as they are (if not: pnpm --filter @rollcall/docs include)', () => {
    expect(markdown).toBe(includeExamples(markdown));
  });

  it('has no program or answer that is not an example', () => {
    const blocks = [...markdown.matchAll(/^(.*)\n```(ts|json|text)\n/gm)];
    expect(blocks.filter(([, lineAbove]) => !lineAbove?.startsWith('<!-- example: '))).toEqual([]);
  });
});
