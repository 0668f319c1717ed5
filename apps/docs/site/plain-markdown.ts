import { outsideOfCode } from './links.ts';
import { base, fileOf, type Page } from './page.ts';

/** A page as Markdown for programs and for readers of text: without components, tabs and tags. */
export function plainMarkdown({ markdown }: Page): string {
  const withTitles = markdown.replace(/^(```\w+) \[(.*)\]$/gm, '**$2**\n\n$1');
  const plain = outsideOfCode(withTitles, (text) =>
    text
      .replace(/^---\n[\s\S]*?\n---\n+/, '')
      .replace(/^(?::::.*|<\/?(?:div|[A-Z]\w*)\b[^>]*>)\n/gm, '')
      .replace(/^( *)<br>/gm, '$1')
      .replace(/<\/?small>/g, '')
      .replace(/\]\(\/([^)#]*)(#[^)]*)?\)/g, (_, path: string, hash = '') => `](${base}${markdownFile(path)}${hash})`)
      .replace(/\n{3,}/g, '\n\n'),
  );
  return plain.trim().concat('\n');
}

/** The file at a path of the site: a picture or the document itself, or else a page as Markdown. */
function markdownFile(path: string): string {
  return /\.(?:webp|yaml)$/.test(path) ? path : `${path || 'index'}.md`;
}

/** The list of all pages for programs that read the site. @see https://llmstxt.org */
export function llmsText(pages: readonly Page[], summary: string): string {
  const lists = ['Guides', 'Packages', 'Reference', 'Events', 'Errors'].map((title) => {
    const ofSection = pages.filter(({ path }) => sectionOf(path) === title);
    const items = ofSection.map((page) => `- [${page.title}](${base}${fileOf(page)}): ${page.description}`);
    return `## ${title}\n\n${items.join('\n')}`;
  });
  return `# Rollcall\n\n> ${summary}\n\n${lists.join('\n\n')}\n`;
}

function sectionOf(path: string): string {
  if (/^\/(?:guides\/|$)/.test(path)) return 'Guides';
  if (path.startsWith('/errors')) return 'Errors';
  if (path.startsWith('/events')) return 'Events';
  return path.startsWith('/reference') ? 'Reference' : 'Packages';
}
