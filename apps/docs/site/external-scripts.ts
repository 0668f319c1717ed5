import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base } from './page.ts';

interface Build {
  readonly siteConfig: { readonly outDir: string };
}

/**
 * Moves each script of a page into a file, so that the site works with a content security policy that forbids scripts in
 * pages.
 */
export function externalScripts(html: string, _id: string, { siteConfig }: Build): string {
  return html.replace(
    /<script((?: (?!src|type="application)[\w-]+(?:="[^"]*")?)*)>([^<]+)<\/script>/g,
    (_, attributes, code) => {
      const name = `assets/page.${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.js`;
      mkdirSync(join(siteConfig.outDir, 'assets'), { recursive: true });
      writeFileSync(join(siteConfig.outDir, name), code);
      return `<script${attributes} src="${base}${name}"></script>`;
    },
  );
}
