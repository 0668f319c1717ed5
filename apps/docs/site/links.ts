import { existsSync, statSync } from 'node:fs';
import type { MarkdownOptions } from 'vitepress';
import { base } from './page.ts';
import { document } from './reference/document.ts';

const repository = new URL('../../../', import.meta.url);
const sourceCode = 'https://github.com/rollcall/rollcall';

/**
 * Turns the links between files of the repository into links between pages of the site. A file without a page is linked
 * where the source code is. Links to addresses of the site stay.
 *
 * @param source the file that the text is from, by its path from the root of the repository
 * @param pathOf the address of the page that is made of a file
 * @throws {Error} if a link leads to a file that does not exist
 */
export function linkPages(markdown: string, source: string, pathOf: (file: string) => string | undefined): string {
  return outsideOfCode(markdown, (text) =>
    text.replace(/\]\((?!https?:|#|\/|mailto:)([^)\s#]+)(#[^)\s]*)?\)/g, (_, target: string, hash = '') => {
      const url = new URL(target, new URL(source, repository));
      const file = url.href.slice(repository.href.length);
      if (!existsSync(url)) throw new Error(`${source} links to ${file}, which does not exist`);
      return `](${pathOf(file) ?? addressOfFile(url, file)}${hash})`;
    }),
  );
}

/** Changes the parts of a text that are outside of code blocks. */
export function outsideOfCode(markdown: string, change: (text: string) => string): string {
  return markdown
    .split(/(^ *```[\s\S]*?^ *```$)/m)
    .map((part, position) => (position % 2 === 0 ? change(part) : part))
    .join('');
}

function addressOfFile(url: URL, file: string): string {
  return `${sourceCode}/${statSync(url).isDirectory() ? 'tree' : 'blob'}/main/${file}`;
}

/** The anchor that GitHub gives a heading, so that links between headings work there and on the site. */
export function gitHubAnchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

const { ErrorCode, IssueCode } = document.components.schemas;
const codes = new Set([...(ErrorCode?.enum ?? []), ...(IssueCode?.enum ?? [])].map((code) => `"${code}"`));

/** Makes each code of an error in a block of JSON a link to its page. */
export const linkErrorCodes: NonNullable<MarkdownOptions['codeTransformers']>[number] = {
  name: 'link-error-codes',
  span(node) {
    const [text] = node.children;
    if (this.options.lang !== 'json' || text?.type !== 'text' || !codes.has(text.value.trim())) return;
    node.tagName = 'a';
    node.properties.href = `${base}errors/${text.value.trim().slice(1, -1)}`;
  },
};
