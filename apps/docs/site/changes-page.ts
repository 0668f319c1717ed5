import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Page } from './page.ts';

const repository = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, repository), 'utf8');

/** The changelogs of the packages on one page, with the changes that are not released yet. */
export function changesPage(): Page {
  const changelogs = readdirSync(new URL('packages', repository))
    .map((name) => `packages/${name}/CHANGELOG.md`)
    .filter((path) => existsSync(new URL(path, repository)))
    .map((path) => read(path).replace(/^#/gm, '##'));
  const unreleased = unreleasedChanges();
  const sections = [
    '# Changes of the packages',
    'Each package has a version of its own. [Changes of the API](/guides/api-changelog) lists those of the document.',
    ...(unreleased === '' ? [] : [`## Not released yet\n\n${unreleased}`]),
    ...changelogs,
  ];
  return {
    path: '/changes',
    title: 'Changes of the packages',
    description: 'The changelogs of the packages, with the changes that are not released yet.',
    markdown: `${sections.join('\n\n')}\n`,
  };
}

function unreleasedChanges(): string {
  const files = readdirSync(new URL('.changeset', repository)).filter((name) => /^(?!README).*\.md$/.test(name));
  return files
    .map((name) => {
      const [, head = '', text = ''] = read(`.changeset/${name}`).split(/^---\n/m);
      const packages = [...head.matchAll(/["'](@rollcall\/[\w-]+)["']/g)].map(([, one]) => `\`${one}\``);
      return `**${packages.join(', ')}**\n\n${text.trim().replace(/^#+ /gm, '#### ')}`;
    })
    .join('\n\n');
}
