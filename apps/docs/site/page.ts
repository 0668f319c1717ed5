/** The path at which the site is served. The server of Rollcall has it at `/docs/`. */
export const base = process.env.DOCS_BASE ?? '/docs/';

/** One page of the site. */
export interface Page {
  /** Its address below the root of the site, without an extension, such as `/guides/errors`; `/` is the start page. */
  readonly path: string;
  readonly title: string;
  /** One sentence for lists of pages. */
  readonly description: string;
  /** The text, with links to other pages as addresses. The site also has components, each on its own line. */
  readonly markdown: string;
  /** The file of the repository that the text is from, for links between files; `undefined` if it is generated. */
  readonly source?: string;
}

/** The file of a page in a folder of Markdown. */
export function fileOf({ path }: Pick<Page, 'path'>): string {
  return `${path === '/' ? 'index' : path.slice(1)}.md`;
}
