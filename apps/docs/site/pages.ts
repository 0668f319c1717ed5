import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { changesPage } from './changes-page.ts';
import { linkPages, outsideOfCode } from './links.ts';
import type { Page } from './page.ts';
import { referencePages } from './reference/reference-pages.ts';

const repository = new URL('../../../', import.meta.url);

/** The pages that are files of the repository, by their addresses. */
const sources: ReadonlyMap<string, string> = new Map([
  ['/', 'apps/docs/start.md'],
  ...folder('guides'),
  ...folder('errors'),
  ...folder('events'),
  ['/sdk', 'packages/client/README.md'],
  ['/command-line', 'packages/cli/README.md'],
  ['/contract', 'packages/contract/README.md'],
  ['/contract-tests', 'packages/contract-tests/README.md'],
]);

const pathsBySource = new Map([
  ...[...sources].map(([path, source]) => [source, path] as const),
  ['openapi.yaml', '/openapi.yaml'],
  ...readdirSync(new URL('apps/docs/pictures', repository)).map(
    (name) => [`apps/docs/pictures/${name}`, `/pictures/${name}`] as const,
  ),
]);

/** Every page of the site, the start page first. */
export function allPages(): Page[] {
  return [...[...sources].map(([path, source]) => filePage(path, source)), changesPage(), ...referencePages()];
}

function folder(name: string): [path: string, source: string][] {
  return readdirSync(new URL(`apps/docs/${name}`, repository)).map((file) => {
    const page = basename(file, '.md');
    return [page === 'README' ? `/${name}` : `/${name}/${page}`, `apps/docs/${name}/${file}`];
  });
}

function filePage(path: string, source: string): Page {
  const text = readFileSync(new URL(source, repository), 'utf8').replace(/^<!--[\s\S]*?-->\n/gm, '');
  const markdown = linkPages(text, source, (file) => pathsBySource.get(file));
  const title = /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll('`', '') ?? basename(path);
  return { path, title, description: firstSentence(markdown), markdown, source };
}

function firstSentence(markdown: string): string {
  const prose = outsideOfCode(markdown, (text) => text.replace(/^(?:---[\s\S]*?\n---\n|[#|<:-].*)$/gm, ''));
  const paragraph = prose.split(/\n\n+/).find((part) => /^[A-Z`]/.test(part.trim())) ?? '';
  const text = paragraph
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return /^.*?[.:](?=\s|$)/.exec(text)?.[0]?.replace(/:$/, '.') ?? text;
}
