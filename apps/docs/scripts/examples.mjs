// Run as a program, writes the files of examples/ into the pages that show them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const repository = new URL('../../../', import.meta.url);

/** Every page with code blocks from files, by its path from the root of the repository. */
export const pagesWithExamples = [
  'README.md',
  'apps/docs/start.md',
  'packages/client/README.md',
  ...readdirSync(new URL('apps/docs/guides/', repository)).map((name) => `apps/docs/guides/${name}`),
];

/**
 * Fills each code block below a line `<!-- example: quick-start.ts -->` with that file of `examples/`.
 *
 * @param {string} markdown
 */
export function includeExamples(markdown) {
  const blocks = /(<!-- example: (\S+) -->\n```\w+\n)[\s\S]*?(```\n)/g;
  return markdown.replace(blocks, (_, opening, name, closing) => {
    return `${opening}${readFileSync(new URL(`apps/docs/examples/${name}`, repository), 'utf8')}${closing}`;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const path of pagesWithExamples) {
    const page = new URL(path, repository);
    writeFileSync(page, includeExamples(readFileSync(page, 'utf8')));
  }
}
