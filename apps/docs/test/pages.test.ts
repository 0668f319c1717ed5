import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, repository } from './repository.ts';

const packages = ['packages', 'apps', 'tooling'].flatMap((parent) =>
  readdirSync(new URL(parent, repository))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(new URL(`${folder}/package.json`, repository))),
);

const pages = [
  'apps/docs/start.md',
  ...['', '.changeset/', '.github/'].flatMap((folder) =>
    readdirSync(new URL(folder, repository))
      .filter((name) => name === 'README.md' || (folder !== '.changeset/' && name.endsWith('.md')))
      .map((name) => `${folder}${name}`),
  ),
  ...packages.map((folder) => `${folder}/README.md`).filter((page) => existsSync(new URL(page, repository))),
  ...['apps/docs/guides', 'apps/docs/errors', 'apps/docs/events'].flatMap((folder) =>
    readdirSync(new URL(folder, repository)).map((name) => `${folder}/${name}`),
  ),
];

it.each(pages)('every link in %s leads to a file and a heading that exist', (path) => {
  const page = new URL(path, repository);
  const targets = [...read(path).matchAll(/\]\((?!https?:|\/)([^)\s]+)\)/g)].map(([, target = '']) => target);
  expect(targets.filter((target) => !exists(new URL(target, page)))).toEqual([]);
});

it('the map in README.md lists every package and app', () => {
  const onTheMap = [...read('README.md').matchAll(/^\| \[`((?:packages|apps|tooling)\/.*?)`\]/gm)];
  expect(onTheMap.map(([, path]) => path).sort()).toEqual(packages.sort());
});

describe.each(['README.md', 'CONTRIBUTING.md', 'MAINTAINERS.md'])('%s', (page) => {
  const { packageManager, scripts } = JSON.parse(read('package.json'));
  const text = read(page);

  it(`${page} names the pnpm version that the repository pins`, () => {
    for (const [version] of text.matchAll(/pnpm@[\d.]+\d/g)) expect(version).toBe(packageManager);
  });

  it(`${page} names only scripts that exist`, () => {
    const mentioned = [...text.matchAll(/`(?:npm|pnpm) (?:run )?([a-z]+(?:[:-][a-z0-9]+)*)`/g)];
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(mentioned.map(([, script]) => script)));
  });
});

function exists(target: URL): boolean {
  const file = new URL(target.pathname, target);
  if (!existsSync(file)) return false;
  return target.hash === '' || anchorsOf(readFileSync(file, 'utf8')).includes(target.hash.slice(1));
}

/** The anchors that GitHub generates for the headings of a page. */
function anchorsOf(markdown: string): string[] {
  const titles = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title);
  return titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
