import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileOf } from './page.ts';
import { allPages } from './pages.ts';
import { llmsText, plainMarkdown } from './plain-markdown.ts';
import { document, operations } from './reference/document.ts';
import { tryItData } from './try-it-data.ts';

const docsFolder = fileURLToPath(new URL('..', import.meta.url));
const inDocs = (path: string) => join(docsFolder, path);

const pages = allPages();

/** Gathers all pages as Markdown, with the files that they show, for VitePress to render. */
export function writePages(): void {
  rmSync(inDocs('dist'), { recursive: true, force: true });
  for (const page of pages) write(`dist/pages/${fileOf(page)}`, page.markdown);
  mkdirSync(inDocs('dist/pages/public'), { recursive: true });
  cpSync(inDocs('../../openapi.yaml'), inDocs('dist/pages/public/openapi.yaml'));
  cpSync(inDocs('pictures'), inDocs('dist/pages/public/pictures'), { recursive: true, filter: isShown });
}

/** Adds what programs read to the rendered site. */
export function addFilesForPrograms(): void {
  for (const page of pages) write(`dist/site/${fileOf(page)}`, plainMarkdown(page));
  for (const operation of operations)
    write(`dist/site/try/${operation.operationId}.json`, JSON.stringify(tryItData(operation)));
  write('dist/site/llms.txt', llmsText(pages, document.info.summary));
}

/** The picture of the site itself is only in the README of the repository. */
function isShown(picture: string): boolean {
  return !picture.endsWith('documentation.webp');
}

function write(path: string, content: string): void {
  mkdirSync(dirname(inDocs(path)), { recursive: true });
  writeFileSync(inDocs(path), content);
}
