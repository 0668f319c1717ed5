import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repository } from '../../scripts/page-examples.mjs';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'MAINTAINERS.md',
  '.changeset/README.md',
  ...readdirSync(new URL('packages', repository)).map((name) => `packages/${name}/README.md`),
  ...['apps/docs/guides', 'apps/docs/errors'].flatMap((folder) =>
    readdirSync(new URL(folder, repository)).map((name) => `${folder}/${name}`),
  ),
];

describe.each(pages)('%s', (path) => {
  const page = new URL(path, repository);

  it('links to files and headings that exist', () => {
    const targets = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
      ([, target = '']) => target,
    );
    expect(targets.filter((target) => !exists(new URL(target, page)))).toEqual([]);
  });
});

function exists(target: URL): boolean {
  const file = new URL(target.pathname, target);
  if (!existsSync(file)) return false;
  return target.hash === '' || headings(readFileSync(file, 'utf8')).includes(target.hash.slice(1));
}

/** The anchors that GitHub gives to the headings of a page. */
function headings(markdown: string): string[] {
  const titles = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title);
  return titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
