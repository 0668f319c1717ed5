import { createCssVariablesTheme } from 'shiki';
import { defineConfig, type MarkdownRenderer } from 'vitepress';
import { addFilesForPrograms, writePages } from '../site/build.ts';
import { externalScripts } from '../site/external-scripts.ts';
import { gitHubAnchor, linkErrorCodes } from '../site/links.ts';
import { sidebar } from '../site/navigation.ts';
import { base } from '../site/page.ts';
import { document } from '../site/reference/document.ts';

// VitePress looks for pages when it has read this file.
writePages();

export default defineConfig({
  base,
  title: 'Rollcall',
  description: document.info.summary,
  lang: 'en',
  srcDir: 'dist/pages',
  outDir: 'dist/site',
  cacheDir: 'node_modules/.cache/vitepress',
  cleanUrls: true,
  // Otherwise every page would contain the names of all pages.
  metaChunk: true,
  // Otherwise a page loads all pages that it links to.
  router: { prefetchLinks: false },
  head: [
    ['link', { rel: 'icon', href: 'data:,' }],
    ['script', { id: 'mark-scripts' }, "document.documentElement.classList.add('has-scripts')"],
  ],
  markdown: {
    // One theme, whose colours are in `style.css`: with two, all code would be read twice.
    theme: createCssVariablesTheme({ fontStyle: false }),
    anchor: { slugify: gitHubAnchor },
    codeTransformers: [linkErrorCodes],
    image: { lazyLoading: true },
    config: highlightOnce,
  },
  transformHtml: externalScripts,
  buildEnd: addFilesForPrograms,
  themeConfig: {
    siteTitle: 'Rollcall',
    nav: [
      { text: 'Guides', link: '/guides/getting-started', activeMatch: '^/(guides|sdk|command-line|contract|changes)' },
      { text: 'Reference', link: '/reference', activeMatch: '^/(reference|events)' },
      { text: 'Errors', link: '/errors', activeMatch: '^/errors' },
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3] },
    search: {
      provider: 'local',
      options: {
        detailedView: false,
        // Code repeats the names of all fields, so that every search would find every operation.
        _render: (source, env, markdown) => markdown.render(source.replace(/^ *```[\s\S]*?^ *```$/gm, ''), env),
      },
    },
    externalLinkIcon: false,
    notFound: {
      title: 'No such page',
      quote: 'The search finds every page of this site.',
      linkText: 'To the start page',
      linkLabel: 'To the start page',
    },
  },
});

/** Many pages show the same examples. */
function highlightOnce({ options }: MarkdownRenderer): void {
  const { highlight } = options;
  const highlighted = new Map<string, string>();
  options.highlight = (...code) => {
    const key = JSON.stringify(code);
    const html = highlighted.get(key) ?? highlight?.(...code) ?? '';
    highlighted.set(key, html);
    return html;
  };
}
